package io.dilepton.cli.train;

import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.evaluation.Interval;
import java.util.List;
import java.util.Locale;

/** The closing table: how the network and the baselines do on the held-out events. */
final class ScoreTable {

    private static final String FORMAT = "%-20s  %-24s  %-24s  %-24s  %s%n";

    private ScoreTable() {}

    static String of(TrainingOutcome outcome) {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, FORMAT, "held-out events", "accuracy", "F1", "AUC", "rows"));
        for (Evaluation row : List.of(outcome.majority(), outcome.logisticRegression(), outcome.network())) {
            table.append(String.format(
                    Locale.ROOT,
                    FORMAT,
                    row.classifier(),
                    cell(row.metrics().accuracy(), row.intervals().accuracy()),
                    cell(row.metrics().f1(), row.intervals().f1()),
                    cell(row.metrics().auc(), row.intervals().auc()),
                    String.format(Locale.ROOT, "%,d", row.metrics().rows())));
        }
        return table + "In brackets: 95% intervals by bootstrap. Thresholds: highest F1 on validation events; network "
                + String.format(
                        Locale.ROOT, "%.3f.%n", outcome.network().metrics().threshold());
    }

    private static String cell(double value, Interval interval) {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, interval.low(), interval.high());
    }
}
