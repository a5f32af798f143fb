package io.dilepton.trainer.audit;

import io.dilepton.trainer.audit.AuditColumn.Kind;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an audit found.
 *
 * @param trainingRows rows that the trees of the audit were fitted on
 * @param heldOutRows rows that they were measured on
 * @param accuracy accuracy of trees that see the features alone
 * @param auc their area under the ROC curve
 * @param columns what the events carry besides, each added to the features
 * @param features the features, each alone
 * @param duplicates rows to measure on that were trained on
 * @param repeated events with the identity of an earlier one, which training passes over
 */
public record AuditReport(
        int trainingRows,
        int heldOutRows,
        double accuracy,
        Estimate auc,
        List<ColumnFinding> columns,
        List<FeatureFinding> features,
        Duplicates duplicates,
        long repeated) {

    /** What is thought of a column. */
    public enum Verdict {
        /** It gives the label away, and no model may see it. */
        LEAK,
        /** It is the label, under another name. */
        LABEL,
        /** It was measured, and a model gains by it. */
        INFORMATIVE,
        /** A model gains nothing by it. */
        HARMLESS,
        /** It has one value everywhere. */
        CONSTANT,
        /** It was not asked about. */
        LEFT_OUT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A number that was not measured. */
    static final Estimate NOT_MEASURED = new Estimate(Double.NaN, new Interval(Double.NaN, Double.NaN));

    /**
     * What a column does.
     *
     * @param name name of the column
     * @param kind what it is
     * @param alone area under the ROC curve of trees that see it alone; NaN where they were not trained, as with the others
     * @param with area of trees that see it beside the features
     * @param gain the difference to trees that see the features alone, over the same rows
     * @param accuracy accuracy of trees that see it beside the features
     * @param verdict what is thought of it
     */
    public record ColumnFinding(
            String name, Kind kind, Estimate alone, Estimate with, Estimate gain, double accuracy, Verdict verdict) {

        static ColumnFinding untried(AuditColumn column, Verdict verdict) {
            return new ColumnFinding(
                    column.name(), column.kind(), NOT_MEASURED, NOT_MEASURED, NOT_MEASURED, Double.NaN, verdict);
        }
    }

    /**
     * What a feature does alone.
     *
     * @param name name of the feature
     * @param alone area under the ROC curve of trees that see it alone
     * @param verdict {@link Verdict#LABEL} where it all but decides the label, else {@link Verdict#INFORMATIVE} or {@link Verdict#HARMLESS}
     */
    public record FeatureFinding(String name, Estimate alone, Verdict verdict) {}

    /** Copies. */
    public AuditReport {
        columns = List.copyOf(columns);
        features = List.copyOf(features);
    }

    /**
     * Returns the names of what leaks.
     *
     * @return columns that no model may see, and features that are the label
     */
    public List<String> leaks() {
        List<String> ofColumns = columns.stream()
                .filter(column -> column.verdict() == Verdict.LEAK)
                .map(ColumnFinding::name)
                .toList();
        List<String> ofFeatures = features.stream()
                .filter(feature -> feature.verdict() == Verdict.LABEL)
                .map(FeatureFinding::name)
                .toList();
        return Stream.concat(ofColumns.stream(), ofFeatures.stream()).toList();
    }

    /**
     * Tells whether nothing was found that forbids training.
     *
     * @return false where something leaks or rows are on both sides
     */
    public boolean isClean() {
        return leaks().isEmpty() && duplicates.isClean();
    }
}
