package io.dilepton.trainer.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Two ways of training, each done with the same seeds, on the same rows: means over the seeds, and differences of the means. 95% intervals by the
 * percentile bootstrap; each draw takes rows and seeds anew with replacement, the same for both, so that what the two have in common cancels in the
 * differences (A. Davison, D. Hinkley, Bootstrap Methods and their Application, 1997, section 3.8).
 *
 * @param first means of the first
 * @param second means of the second
 * @param difference second minus first
 */
public record SeedComparison(
        Map<Measure, Estimate> first, Map<Measure, Estimate> second, Map<Measure, Estimate> difference) {

    private static final int RESAMPLES = 500;

    /** Copies. */
    public SeedComparison {
        first = Map.copyOf(first);
        second = Map.copyOf(second);
        difference = Map.copyOf(difference);
    }

    /**
     * Compares.
     *
     * @param first scores of the first way, one per seed, at least one
     * @param second scores of the second way, in the same order of seeds
     * @param seed seed of the draws
     * @return the comparison
     */
    public static SeedComparison of(List<SeedScores> first, List<SeedScores> second, long seed) {
        if (first.isEmpty() || first.size() != second.size()) {
            throw new IllegalArgumentException(first.size() + " trainings against " + second.size());
        }
        int rows = first.get(0).rows().size();
        int[] times = new int[rows];
        int[] seeds = new int[first.size()];
        Arrays.fill(times, 1);
        Arrays.fill(seeds, 1);
        Draws draws = new Draws(means(first, seeds, times), means(second, seeds, times));
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < RESAMPLES; draw++) {
            draw(times, random);
            draw(seeds, random);
            draws.add(draw, means(first, seeds, times), means(second, seeds, times));
        }
        return draws.comparison();
    }

    /**
     * Returns a mean of the first.
     *
     * @param measure which
     * @return mean over the seeds
     */
    public Estimate first(Measure measure) {
        return Objects.requireNonNull(first.get(measure));
    }

    /**
     * Returns a mean of the second.
     *
     * @param measure which
     * @return mean over the seeds
     */
    public Estimate second(Measure measure) {
        return Objects.requireNonNull(second.get(measure));
    }

    /**
     * Returns a difference.
     *
     * @param measure which
     * @return second minus first
     */
    public Estimate difference(Measure measure) {
        return Objects.requireNonNull(difference.get(measure));
    }

    private static void draw(int[] times, SplittableRandom random) {
        Arrays.fill(times, 0);
        for (int i = 0; i < times.length; i++) {
            times[random.nextInt(times.length)]++;
        }
    }

    private static Map<Measure, Double> means(List<SeedScores> trainings, int[] seeds, int[] times) {
        Map<Measure, Double> means = new EnumMap<>(Measure.class);
        for (int i = 0; i < seeds.length; i++) {
            if (seeds[i] > 0) {
                double share = (double) seeds[i] / seeds.length;
                trainings
                        .get(i)
                        .measures(times)
                        .forEach((measure, value) -> means.merge(measure, share * value, Double::sum));
            }
        }
        return means;
    }

    /** The values of the rows themselves and of every draw. */
    private static final class Draws {

        private final Map<Measure, Double> first;
        private final Map<Measure, Double> second;
        private final Map<Measure, double[]> firstDraws = new EnumMap<>(Measure.class);
        private final Map<Measure, double[]> secondDraws = new EnumMap<>(Measure.class);

        Draws(Map<Measure, Double> first, Map<Measure, Double> second) {
            this.first = first;
            this.second = second;
            for (Measure measure : Measure.values()) {
                firstDraws.put(measure, new double[RESAMPLES]);
                secondDraws.put(measure, new double[RESAMPLES]);
            }
        }

        void add(int draw, Map<Measure, Double> one, Map<Measure, Double> other) {
            firstDraws.forEach((measure, values) -> values[draw] = one.getOrDefault(measure, Double.NaN));
            secondDraws.forEach((measure, values) -> values[draw] = other.getOrDefault(measure, Double.NaN));
        }

        SeedComparison comparison() {
            Map<Measure, Estimate> one = new EnumMap<>(Measure.class);
            Map<Measure, Estimate> other = new EnumMap<>(Measure.class);
            Map<Measure, Estimate> differences = new EnumMap<>(Measure.class);
            first.forEach((measure, value) -> {
                double[] of = firstDraws.getOrDefault(measure, new double[0]);
                double[] against = secondDraws.getOrDefault(measure, new double[0]);
                double[] difference = new double[of.length];
                Arrays.setAll(difference, i -> against[i] - of[i]);
                double secondValue = second.getOrDefault(measure, Double.NaN);
                one.put(measure, new Estimate(value, MetricIntervals.interval(of)));
                other.put(measure, new Estimate(secondValue, MetricIntervals.interval(against)));
                differences.put(measure, new Estimate(secondValue - value, MetricIntervals.interval(difference)));
            });
            return new SeedComparison(one, other, differences);
        }
    }
}
