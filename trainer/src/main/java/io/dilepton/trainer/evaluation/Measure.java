package io.dilepton.trainer.evaluation;

/** What {@link SeedComparison} compares. */
public enum Measure {
    /** Share of right decisions. */
    ACCURACY("accuracy", true),
    /** Share of signal among what was taken for signal. */
    PRECISION("precision", true),
    /** Share of the signal that was taken for signal. */
    RECALL("recall", true),
    /** Harmonic mean of precision and recall. */
    F1("f1", true),
    /** Area under the ROC curve. */
    AUC("auc", true),
    /** Approximate median significance at the threshold; NaN without weights. */
    AMS("ams", true),
    /**
     * Jensen–Shannon distance (root of the divergence, base 2) of the background's mass spectrum before and after the cut that keeps 70% of the signal, so
     * that classifiers are compared at equal efficiency: 0 where the cut does not change the shape. Weighted where there are weights; NaN without masses.
     */
    SCULPTING("mass sculpting", false);

    private final String text;
    private final boolean isHigherBetter;

    Measure(String text, boolean isHigherBetter) {
        this.text = text;
        this.isHigherBetter = isHigherBetter;
    }

    /**
     * Tells which way is better.
     *
     * @return whether a higher value is the better one
     */
    public boolean isHigherBetter() {
        return isHigherBetter;
    }

    /**
     * Returns the name.
     *
     * @return such as {@code accuracy}
     */
    @Override
    public String toString() {
        return text;
    }
}
