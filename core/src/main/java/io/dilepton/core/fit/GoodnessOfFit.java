package io.dilepton.core.fit;

import org.hipparchus.special.Gamma;

/**
 * Pearson's χ² between bins and curve.
 *
 * @param chi2 sum of (n − μ)²/μ over groups of neighbouring bins that expect at least {@value #LEAST_EXPECTED} events
 * @param degreesOfFreedom groups less free parameters; 0 where there are too few groups
 * @param pValue probability of a larger χ² if the curve is right; 1 without degrees of freedom
 */
public record GoodnessOfFit(double chi2, int degreesOfFreedom, double pValue) {

    /** Events that a group of bins must expect, for χ² to follow its distribution. */
    public static final double LEAST_EXPECTED = 5;

    static GoodnessOfFit of(MassHistogram histogram, double[] expected, int freeParameters) {
        double chi2 = 0;
        int groups = 0;
        double observedSum = 0;
        double expectedSum = 0;
        double left = 0;
        for (double value : expected) {
            left += value;
        }
        for (int bin = 0; bin < expected.length; bin++) {
            observedSum += histogram.count(bin);
            expectedSum += expected[bin];
            left -= expected[bin];
            boolean last = bin == expected.length - 1;
            // What is left at the end joins the last group.
            if (last || (expectedSum >= LEAST_EXPECTED && left >= LEAST_EXPECTED)) {
                chi2 += (observedSum - expectedSum) * (observedSum - expectedSum) / expectedSum;
                groups++;
                observedSum = 0;
                expectedSum = 0;
            }
        }
        int degrees = Math.max(0, groups - freeParameters);
        return new GoodnessOfFit(chi2, degrees, degrees == 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, chi2 / 2));
    }
}
