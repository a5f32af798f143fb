package io.dilepton.core.drift;

/**
 * Drift of one quantity.
 *
 * @param sampleRows size of the sample
 * @param referenceRows size of the reference
 * @param psi population stability index Σ (s − r)·ln(s/r) over the shares of the bins, with half a row added to each bin
 * @param ks Kolmogorov–Smirnov distance: the greatest difference of the cumulative shares at the edges of the bins
 */
public record Drift(long sampleRows, long referenceRows, Statistic psi, Statistic ks) {

    /**
     * Returns the greater of both ratios to the noise floor.
     *
     * @return about 1 without drift
     */
    public double ratio() {
        return Math.max(psi.ratio(), ks.ratio());
    }
}
