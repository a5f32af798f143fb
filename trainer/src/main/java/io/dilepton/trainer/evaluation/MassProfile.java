package io.dilepton.trainer.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Score against mass.
 *
 * @param undefined rows without a mass, left out
 * @param bins rows by mass, empty bins too
 */
public record MassProfile(long undefined, List<Bin> bins) {

    /** Copies. */
    public MassProfile {
        bins = List.copyOf(bins);
    }

    /**
     * The rows of a bin.
     *
     * @param low lower edge, GeV
     * @param high upper edge, GeV
     * @param signal signal rows
     * @param background background rows
     * @param mean mean score; NaN without rows
     * @param low16 score that 16% of the rows lie below; NaN without rows
     * @param high84 score that 84% of the rows lie below; NaN without rows
     * @param taken share of the rows at or above the threshold; NaN without rows
     * @param takenInterval its 95% interval (Wilson); NaN ends without rows
     * @param backgroundWeight weight of the background rows, their number where rows have no weight
     * @param backgroundTaken weight of those of them at or above the threshold
     */
    public record Bin(
            double low,
            double high,
            long signal,
            long background,
            double mean,
            double low16,
            double high84,
            double taken,
            Interval takenInterval,
            double backgroundWeight,
            double backgroundTaken) {}

    /**
     * Measures.
     *
     * @param masses mass of each row, GeV, or NaN
     * @param scores score of each row
     * @param labels true for signal
     * @param weights weight of each row; null where all count the same
     * @param threshold a row is taken for signal when its score is at least this
     * @param bins bins of the mass
     * @return the profile
     */
    public static MassProfile of(
            double[] masses,
            double[] scores,
            boolean[] labels,
            double @Nullable [] weights,
            double threshold,
            MassBins bins) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int bin = 0; bin < bins.count(); bin++) {
            rows.add(new ArrayList<>());
        }
        long undefined = 0;
        for (int row = 0; row < masses.length; row++) {
            if (Double.isNaN(masses[row])) {
                undefined++;
            } else {
                rows.get(bins.bin(masses[row])).add(row);
            }
        }
        List<Bin> profile = new ArrayList<>();
        for (int bin = 0; bin < bins.count(); bin++) {
            profile.add(bin(bins.edge(bin), bins.edge(bin + 1), rows.get(bin), scores, labels, weights, threshold));
        }
        return new MassProfile(undefined, profile);
    }

    private static Bin bin(
            double low,
            double high,
            List<Integer> rows,
            double[] scores,
            boolean[] labels,
            double @Nullable [] weights,
            double threshold) {
        double[] sorted = rows.stream().mapToDouble(row -> scores[row]).sorted().toArray();
        long signal = rows.stream().filter(row -> labels[row]).count();
        long taken = Arrays.stream(sorted).filter(score -> score >= threshold).count();
        double weight = 0;
        double weightTaken = 0;
        for (int row : rows) {
            double own = labels[row] ? 0 : weights == null ? 1 : weights[row];
            weight += own;
            weightTaken += scores[row] >= threshold ? own : 0;
        }
        boolean empty = rows.isEmpty();
        return new Bin(
                low,
                high,
                signal,
                rows.size() - signal,
                Arrays.stream(sorted).average().orElse(Double.NaN),
                empty ? Double.NaN : sorted[(int) (0.16 * (sorted.length - 1))],
                empty ? Double.NaN : sorted[(int) (0.84 * (sorted.length - 1))],
                empty ? Double.NaN : (double) taken / rows.size(),
                empty ? new Interval(Double.NaN, Double.NaN) : Proportion.wilson(taken, rows.size()),
                weight,
                weightTaken);
    }
}
