package io.dilepton.trainer.evaluation;

import java.util.Arrays;

/** How far two binned spectra are apart (J. Lin, IEEE Trans. Inf. Theory 37 (1991) 145). */
final class JensenShannon {

    private JensenShannon() {}

    /**
     * Computes the distance.
     *
     * @param before contents of the bins of one spectrum, not negative
     * @param after contents of the same bins of another
     * @return square root of the divergence, base 2, of the normalised spectra, in [0, 1]; NaN where the second is empty
     */
    static double distance(double[] before, double[] after) {
        double all = Arrays.stream(before).sum();
        double cut = Arrays.stream(after).sum();
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            double p = before[i] / all;
            double q = after[i] / cut;
            sum += 0.5 * (term(p, (p + q) / 2) + term(q, (p + q) / 2));
        }
        return cut > 0 ? Math.sqrt(Math.max(0, Math.min(1, sum))) : Double.NaN;
    }

    private static double term(double share, double mean) {
        return share > 0 ? share * Math.log(share / mean) / Math.log(2) : 0;
    }
}
