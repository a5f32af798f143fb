package io.dilepton.trainer.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cut on the score changes the shape of the mass spectrum of the background: a model that knows the mass carves a peak out of a smooth
 * background, and a peak then proves nothing. Rows count with their weights where they have any.
 *
 * @param background background rows whose mass is defined
 * @param selected those of them at or above the threshold
 * @param kolmogorov largest distance of the cumulative spectra before and after the cut (Kolmogorov–Smirnov)
 * @param jensenShannon square root of the Jensen–Shannon divergence, base 2, of the binned spectra before and after, in [0, 1] (Lin, IEEE
 *     Transactions on Information Theory 37, 1991, 145; Endres, Schindelin, ibid. 49, 2003, 1858)
 */
public record MassSculpting(long background, long selected, Distance kolmogorov, Distance jensenShannon) {

    private static final int RESAMPLES = 300;
    private static final double FLOOR = 0.95;

    /**
     * A distance between two spectra.
     *
     * @param value distance; NaN where nothing is selected
     * @param interval 95% interval by bootstrap over the background rows
     * @param floor what 95 of 100 cuts that know nothing of the mass stay below: as many rows selected by chance
     */
    public record Distance(double value, Interval interval, double floor) {}

    /** Both distances of one draw. */
    private record Distances(double kolmogorov, double jensenShannon) {}

    /**
     * Measures.
     *
     * @param masses mass of each row, GeV; rows whose mass is NaN are left out
     * @param scores score of each row
     * @param labels true for signal
     * @param weights weight of each row; null where all count the same
     * @param threshold a row is selected when its score is at least this
     * @param bins bins of the mass
     * @param seed seed of the draws
     * @return the distances
     */
    public static MassSculpting of(
            double[] masses,
            double[] scores,
            boolean[] labels,
            double @Nullable [] weights,
            double threshold,
            MassBins bins,
            long seed) {
        Background rows = new Background(masses, scores, labels, weights, threshold, bins);
        int[] once = new int[rows.size()];
        Arrays.fill(once, 1);
        Distances value = rows.distances(once, rows.selected);
        Distances[] draws = new Distances[RESAMPLES];
        Distances[] chance = new Distances[RESAMPLES];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < RESAMPLES; draw++) {
            int[] times = new int[rows.size()];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            draws[draw] = rows.distances(times, rows.selected);
            chance[draw] = rows.distances(once, rows.shuffledSelection(random));
        }
        return new MassSculpting(
                rows.size(),
                rows.count(),
                distance(value.kolmogorov(), kolmogorov(draws), kolmogorov(chance)),
                distance(value.jensenShannon(), jensenShannon(draws), jensenShannon(chance)));
    }

    private static double[] kolmogorov(Distances[] draws) {
        return Arrays.stream(draws).mapToDouble(Distances::kolmogorov).toArray();
    }

    private static double[] jensenShannon(Distances[] draws) {
        return Arrays.stream(draws).mapToDouble(Distances::jensenShannon).toArray();
    }

    private static Distance distance(double value, double[] draws, double[] chance) {
        double[] sorted = Arrays.stream(chance)
                .filter(distance -> !Double.isNaN(distance))
                .sorted()
                .toArray();
        double floor = sorted.length == 0 ? Double.NaN : sorted[(int) (FLOOR * (sorted.length - 1))];
        return new Distance(value, MetricIntervals.interval(draws), floor);
    }

    /** The background rows by rising mass. */
    private static final class Background {

        private final double[] masses;
        private final double[] weights;
        private final int[] bin;
        private final int bins;
        private final boolean[] selected;

        Background(
                double[] masses,
                double[] scores,
                boolean[] labels,
                double @Nullable [] weights,
                double threshold,
                MassBins bins) {
            List<Integer> order = Arrays.stream(Ranking.rising(masses))
                    .filter(row -> !labels[row] && !Double.isNaN(masses[row]))
                    .boxed()
                    .toList();
            int size = order.size();
            this.masses = new double[size];
            this.weights = new double[size];
            this.bin = new int[size];
            this.bins = bins.count();
            this.selected = new boolean[size];
            for (int i = 0; i < size; i++) {
                int row = order.get(i);
                this.masses[i] = masses[row];
                this.weights[i] = weights == null ? 1 : weights[row];
                this.bin[i] = bins.bin(masses[row]);
                this.selected[i] = scores[row] >= threshold;
            }
        }

        int size() {
            return masses.length;
        }

        long count() {
            long count = 0;
            for (boolean row : selected) {
                count += row ? 1 : 0;
            }
            return count;
        }

        boolean[] shuffledSelection(SplittableRandom random) {
            boolean[] shuffled = selected.clone();
            for (int i = shuffled.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                boolean swapped = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = swapped;
            }
            return shuffled;
        }

        Distances distances(int[] times, boolean[] taken) {
            double all = 0;
            double cut = 0;
            double[] before = new double[bins];
            double[] after = new double[bins];
            for (int i = 0; i < masses.length; i++) {
                double weight = times[i] * weights[i];
                all += weight;
                before[bin[i]] += weight;
                if (taken[i]) {
                    cut += weight;
                    after[bin[i]] += weight;
                }
            }
            return !(cut > 0)
                    ? new Distances(Double.NaN, Double.NaN)
                    : new Distances(largestGap(times, taken, all, cut), JensenShannon.distance(before, after));
        }

        private double largestGap(int[] times, boolean[] taken, double all, double cut) {
            double before = 0;
            double after = 0;
            double largest = 0;
            for (int i = 0; i < masses.length; i++) {
                double weight = times[i] * weights[i];
                before += weight / all;
                after += taken[i] ? weight / cut : 0;
                if (i == masses.length - 1 || masses[i + 1] > masses[i]) {
                    largest = Math.max(largest, Math.abs(before - after));
                }
            }
            return largest;
        }
    }
}
