package io.dilepton.trainer.training;

/** Rows that the networks which scored them were not trained on: threshold and calibration are fitted to them. Immutable by convention. */
public final class HeldBack {

    private final double[] logits;
    private final boolean[] labels;

    /**
     * Makes the rows.
     *
     * @param logits logit of each row; given away
     * @param labels true for signal; given away
     */
    public HeldBack(double[] logits, boolean[] labels) {
        this.logits = logits;
        this.labels = labels;
    }

    /**
     * Returns the logits of the votes of the networks that did not see the row.
     *
     * @return one per row; not to be written to
     */
    public double[] logits() {
        return logits;
    }

    /**
     * Returns the labels.
     *
     * @return true for signal; not to be written to
     */
    public boolean[] labels() {
        return labels;
    }
}
