package io.dilepton.trainer.evaluation;

/** A share of independent trials with its uncertainty. */
public final class Proportion {

    /** Standard normal quantile of 97.5%. */
    private static final double Z = 1.959963984540054;

    private Proportion() {}

    /**
     * Computes the 95% score interval (Wilson, Journal of the American Statistical Association 22, 1927, 209): sound also near 0 and 1, and for
     * few trials.
     *
     * @param successes number of successes
     * @param trials number of trials, at least 1
     * @return interval within [0, 1]
     */
    public static Interval wilson(long successes, long trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
        }
        double share = (double) successes / trials;
        double correction = Z * Z / trials;
        double centre = share + correction / 2;
        double half = Z * Math.sqrt(share * (1 - share) / trials + correction / (4 * trials));
        double low = (centre - half) / (1 + correction);
        double high = (centre + half) / (1 + correction);
        return new Interval(successes == 0 ? 0 : Math.max(0, low), successes == trials ? 1 : Math.min(1, high));
    }
}
