package io.dilepton.trainer.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The approximate median significance of the ATLAS Higgs challenge: of a counting experiment that selects what scores at least a threshold
 * (C. Adam-Bourdarios et al., "Learning to discover: the Higgs boson machine learning challenge", section 4, CERN Open Data record 329;
 * G. Cowan, K. Cranmer, E. Gross, O. Vitells, arXiv:1007.1727, equation 97).
 *
 * @param threshold an event is selected when its score is at least this
 * @param ams the significance
 * @param interval its 95% interval by bootstrap over the events
 */
public record Significance(double threshold, double ams, Interval interval) {

    /** Added to the expected background, so that regions with next to none do not win. */
    public static final double REGULARISATION = 10;

    /**
     * Expected signal events of the challenge's full sample. The weights of any part of it are scaled so that its signal adds up to this: the
     * significance is that of the full sample, whatever part is looked at.
     */
    public static final double SIGNAL = 691.988607714;

    /** Expected background events of the full sample. */
    public static final double BACKGROUND = 410_999.847321;

    /**
     * Computes the significance.
     *
     * @param scores one score per row
     * @param labels true for signal
     * @param weights expected number of events, one per row, not negative
     * @param threshold an event is selected when its score is at least this
     * @param seed seed of the bootstrap
     * @return the significance, 0 where nothing is selected
     */
    public static Significance of(double[] scores, boolean[] labels, double[] weights, double threshold, long seed) {
        int[] once = new int[scores.length];
        Arrays.fill(once, 1);
        SplittableRandom random = new SplittableRandom(seed);
        double[] draws = new double[MetricIntervals.RESAMPLES];
        for (int draw = 0; draw < draws.length; draw++) {
            int[] times = new int[scores.length];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            draws[draw] = ams(scores, labels, weights, threshold, times);
        }
        return new Significance(
                threshold, ams(scores, labels, weights, threshold, once), MetricIntervals.interval(draws));
    }

    /**
     * Returns the significance of expected counts.
     *
     * @param signal expected signal events selected
     * @param background expected background events selected
     * @return √(2·((s + b + 10)·ln(1 + s/(b + 10)) − s))
     */
    public static double ams(double signal, double background) {
        double b = background + REGULARISATION;
        return Math.sqrt(2 * Math.max(0, (signal + b) * Math.log1p(signal / b) - signal));
    }

    private static double ams(double[] scores, boolean[] labels, double[] weights, double threshold, int[] times) {
        double[] all = new double[2];
        double[] selected = new double[2];
        for (int i = 0; i < scores.length; i++) {
            int kind = labels[i] ? 1 : 0;
            double weight = weights[i] * times[i];
            all[kind] += weight;
            selected[kind] += scores[i] >= threshold ? weight : 0;
        }
        return ams(SIGNAL * selected[1] / all[1], BACKGROUND * selected[0] / all[0]);
    }
}
