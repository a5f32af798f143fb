package io.dilepton.cli.train;

import io.dilepton.trainer.Calibrated;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.ModelEvaluation;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.Reliability;
import io.dilepton.trainer.evaluation.Significance;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The closing table: how the network and the baselines do on the held-out events. */
final class ScoreTable {

    private ScoreTable() {}

    static String of(Task task, TrainingOutcome outcome) {
        return table(List.of(outcome.majority(), outcome.logisticRegression(), outcome.network()), "held-out events")
                + "In brackets: 95% intervals by bootstrap. Thresholds: " + task.criterion()
                + " on validation events; "
                + outcome.network().classifier() + " "
                + threshold(outcome.network())
                + calibration(outcome.calibrated());
    }

    private static String calibration(Calibrated calibrated) {
        Reliability after = calibrated.after();
        String now = String.format(
                Locale.ROOT, "calibration error (ECE) %.4f, Brier score %.4f", after.expectedError(), after.brier());
        return calibrated.calibration().isIdentity()
                ? String.format(Locale.ROOT, "Not calibrated: %s.%n", now)
                : String.format(
                        Locale.ROOT,
                        "Calibrated (%s): %s; before %.4f and %.4f.%n",
                        calibrated.calibration().method(),
                        now,
                        calibrated.before().expectedError(),
                        calibrated.before().brier());
    }

    static String of(ModelEvaluation measured) {
        Reliability reliability = measured.reliability();
        return table(List.of(measured.evaluation()), "")
                + "In brackets: 95% intervals by bootstrap. Threshold of the manifest: "
                + threshold(measured.evaluation())
                + "Calibration error (ECE) " + cell(reliability.expectedError(), reliability.expectedErrorInterval())
                + ", Brier score " + cell(reliability.brier(), reliability.brierInterval()) + ".\n";
    }

    private static String threshold(Evaluation evaluation) {
        return String.format(Locale.ROOT, "%.3f.%n", evaluation.metrics().threshold());
    }

    private static String table(List<Evaluation> rows, String what) {
        boolean weighted = rows.get(rows.size() - 1).significance() != null;
        StringBuilder table = new StringBuilder(line(what, "accuracy", "F1", "AUC", "rows"));
        for (Evaluation row : rows) {
            table.append(line(
                    row.classifier(),
                    cell(row.metrics().accuracy(), row.intervals().accuracy()),
                    cell(row.metrics().f1(), row.intervals().f1()),
                    cell(row.metrics().auc(), row.intervals().auc()),
                    String.format(Locale.ROOT, "%,d", row.metrics().rows())));
        }
        table.append(line("", "precision", "recall", weighted ? "AMS" : "", ""));
        for (Evaluation row : rows) {
            table.append(line(
                    row.classifier(),
                    cell(row.metrics().precision(), row.intervals().precision()),
                    cell(row.metrics().recall(), row.intervals().recall()),
                    significance(row.significance()),
                    ""));
        }
        return table.toString();
    }

    private static String line(String name, String first, String second, String third, String last) {
        return String.format(Locale.ROOT, "%-20s  %-24s  %-24s  %-24s  %s%n", name, first, second, third, last)
                        .stripTrailing()
                + "\n";
    }

    private static String significance(@Nullable Significance significance) {
        return significance == null ? "" : cell(significance.ams(), significance.interval());
    }

    private static String cell(double value, Interval interval) {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, interval.low(), interval.high());
    }
}
