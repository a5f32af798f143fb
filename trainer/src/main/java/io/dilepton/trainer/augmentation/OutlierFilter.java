package io.dilepton.trainer.augmentation;

/** Leaves out pairs with a coordinate that lies further than {@value #LIMIT} standard deviations of a reference sample from its mean. */
public final class OutlierFilter {

    /** Standard deviations. */
    public static final double LIMIT = 3;

    private final Scale scale;

    /**
     * Measures the reference.
     *
     * @param reference training pairs, before augmentation
     */
    public OutlierFilter(PairSample reference) {
        this.scale = Scale.of(reference);
    }

    /**
     * Filters.
     *
     * @param sample any pairs
     * @return those that are no outliers, in their order
     */
    public PairSample kept(PairSample sample) {
        PairSample.Builder kept = new PairSample.Builder(sample.rows());
        for (int row = 0; row < sample.rows(); row++) {
            boolean outlier = false;
            for (double z : scale.standardised(sample, row)) {
                outlier |= Math.abs(z) > LIMIT;
            }
            if (!outlier) {
                kept.add(sample.row(row), sample.label(row));
            }
        }
        return kept.build();
    }
}
