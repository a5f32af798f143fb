package io.dilepton.cli.audit;

import io.dilepton.cli.terminal.TextTable;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.audit.AuditReport;
import io.dilepton.trainer.audit.AuditReport.ColumnFinding;
import io.dilepton.trainer.audit.AuditReport.FeatureFinding;
import io.dilepton.trainer.audit.Duplicates;
import io.dilepton.trainer.evaluation.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An audit as tables. */
final class AuditText {

    private AuditText() {}

    static String of(Task task, AuditReport report) {
        return String.format(
                        Locale.ROOT,
                        "Boosted trees on the features of %s alone: accuracy %.4f, AUC %s; %,d rows to train on, %,d held out%n%n",
                        task.model(),
                        report.accuracy(),
                        cell(report.auc()),
                        report.trainingRows(),
                        report.heldOutRows())
                + columns(report)
                + System.lineSeparator()
                + features(report)
                + System.lineSeparator()
                + duplicates(report)
                + conclusion(report);
    }

    private static String columns(AuditReport report) {
        TextTable table =
                new TextTable("column", "kind", "AUC alone", "AUC with it", "gain", ">accuracy with it", "verdict");
        for (ColumnFinding column : report.columns()) {
            table.row(
                    column.name(),
                    column.kind().toString(),
                    cell(column.alone()),
                    cell(column.with()),
                    cell(column.gain()),
                    Double.isNaN(column.accuracy()) ? "" : String.format(Locale.ROOT, "%.4f", column.accuracy()),
                    column.verdict().toString());
        }
        return table.toString();
    }

    private static String features(AuditReport report) {
        TextTable table = new TextTable("feature", "AUC alone", "verdict");
        List<FeatureFinding> falling = report.features().stream()
                .sorted(Comparator.comparingDouble(feature -> -feature.alone().value()))
                .toList();
        falling.forEach(feature -> table.row(
                feature.name(), cell(feature.alone()), feature.verdict().toString()));
        return table.toString();
    }

    private static String duplicates(AuditReport report) {
        Duplicates found = report.duplicates();
        return String.format(
                Locale.ROOT,
                "Of %,d rows to measure on, %,d have the identity and %,d the content of a row that is trained on; %,d events repeat an"
                        + " earlier identity and are passed over%n",
                found.rows(),
                found.byIdentity(),
                found.byContent(),
                report.repeated());
    }

    private static String conclusion(AuditReport report) {
        if (report.isClean()) {
            return String.format("No leaks%n");
        }
        List<String> leaks = report.leaks();
        String names = leaks.isEmpty() ? "" : "Leaks: " + String.join(", ", leaks) + ". ";
        String both = report.duplicates().isClean() ? "" : "Rows are both trained and measured on. ";
        return String.format("%s%sIn brackets: 95%% intervals by bootstrap%n", names, both);
    }

    private static String cell(Estimate estimate) {
        return Double.isNaN(estimate.value())
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.4f [%.4f, %.4f]",
                        estimate.value(),
                        estimate.interval().low(),
                        estimate.interval().high());
    }
}
