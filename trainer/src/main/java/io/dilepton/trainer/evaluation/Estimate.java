package io.dilepton.trainer.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A value with its interval.
 *
 * @param value value
 * @param interval 95% interval
 */
public record Estimate(double value, Interval interval) {

    /** Standard normal quantile of 97.5%. */
    private static final double Z = 1.959963984540054;

    /**
     * Returns the mean of a quantity that was measured with several seeds on the same rows. Its interval adds in quadrature what the rows and what the seeds
     * leave open: the mean distance to the ends of the single intervals, which more seeds do not make smaller, and the normal interval of the mean over
     * seeds.
     *
     * @param seeds one estimate per seed, at least one
     * @return the mean; for one seed its estimate
     */
    public static Estimate ofSeeds(List<Estimate> seeds) {
        double mean = mean(seeds, Estimate::value);
        double squares = 0;
        for (Estimate seed : seeds) {
            squares += (seed.value - mean) * (seed.value - mean);
        }
        int count = seeds.size();
        double spread = count > 1 ? Z * Math.sqrt(squares / (count - 1) / count) : 0;
        double below = mean - mean(seeds, seed -> seed.interval.low());
        double above = mean(seeds, seed -> seed.interval.high()) - mean;
        return new Estimate(mean, new Interval(mean - Math.hypot(below, spread), mean + Math.hypot(above, spread)));
    }

    private static double mean(List<Estimate> seeds, ToDoubleFunction<Estimate> part) {
        return seeds.stream().mapToDouble(part).average().orElseThrow();
    }
}
