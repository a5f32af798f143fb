package io.dilepton.trainer;

import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Significance;
import org.jspecify.annotations.Nullable;

/** The metrics of an {@link Evaluation}, by the names that reports and manifests use. */
public enum Metric {
    /** Share of right decisions. */
    ACCURACY("accuracy") {
        @Override
        public Estimate of(Evaluation evaluation) {
            return new Estimate(
                    evaluation.metrics().accuracy(), evaluation.intervals().accuracy());
        }
    },
    /** Share of signal among what was taken for signal. */
    PRECISION("precision") {
        @Override
        public Estimate of(Evaluation evaluation) {
            return new Estimate(
                    evaluation.metrics().precision(), evaluation.intervals().precision());
        }
    },
    /** Share of the signal that was taken for signal. */
    RECALL("recall") {
        @Override
        public Estimate of(Evaluation evaluation) {
            return new Estimate(
                    evaluation.metrics().recall(), evaluation.intervals().recall());
        }
    },
    /** Harmonic mean of precision and recall. */
    F1("f1") {
        @Override
        public Estimate of(Evaluation evaluation) {
            return new Estimate(
                    evaluation.metrics().f1(), evaluation.intervals().f1());
        }
    },
    /** Area under the ROC curve. */
    AUC("auc") {
        @Override
        public Estimate of(Evaluation evaluation) {
            return new Estimate(
                    evaluation.metrics().auc(), evaluation.intervals().auc());
        }
    },
    /** Approximate median significance. */
    AMS("ams") {
        @Override
        public @Nullable Estimate of(Evaluation evaluation) {
            Significance significance = evaluation.significance();
            return significance == null ? null : new Estimate(significance.ams(), significance.interval());
        }
    };

    private final String key;

    Metric(String key) {
        this.key = key;
    }

    /**
     * Returns the name in reports.
     *
     * @return lower-case letters and digits
     */
    public String key() {
        return key;
    }

    /**
     * Returns the value of an evaluation.
     *
     * @param evaluation the evaluation
     * @return value and 95% interval, NaN where a class is missing; null where the events have no weights and the metric needs them
     */
    public abstract @Nullable Estimate of(Evaluation evaluation);
}
