package io.dilepton.core.fit;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Counts of pair masses in bins of equal width. Immutable. */
public final class MassHistogram {

    /** A bound and the edge of a bin that it names may differ by rounding, in widths of a bin. */
    private static final double EDGE_TOLERANCE = 1e-6;

    private final double low;
    private final double binWidth;
    private final long[] counts;

    /**
     * Takes counts.
     *
     * @param low lower edge of the first bin, GeV
     * @param binWidth width of a bin, GeV, positive
     * @param counts events in each bin; copied
     * @throws IllegalArgumentException when there is no bin, or a width or a count makes no sense
     */
    public MassHistogram(double low, double binWidth, long[] counts) {
        if (!(Double.isFinite(low) && binWidth > 0 && Double.isFinite(binWidth)) || counts.length == 0) {
            throw new IllegalArgumentException("a histogram needs a start, a positive bin width and at least one bin");
        }
        if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("counts must not be negative");
        }
        this.low = low;
        this.binWidth = binWidth;
        this.counts = counts.clone();
    }

    /**
     * Counts masses.
     *
     * @param low lower edge, GeV
     * @param high upper edge, GeV
     * @param bins number of bins
     * @param masses masses, GeV; those outside of the edges are left out
     * @return histogram
     */
    public static MassHistogram of(double low, double high, int bins, DoubleStream masses) {
        long[] counts = new long[bins];
        double perGev = bins / (high - low);
        masses.filter(mass -> mass >= low && mass < high)
                .forEach(mass -> counts[Math.min(bins - 1, (int) ((mass - low) * perGev))]++);
        return new MassHistogram(low, (high - low) / bins, counts);
    }

    /**
     * Returns the bins that lie wholly inside a range.
     *
     * @param from lower bound, GeV
     * @param to upper bound, GeV
     * @return part of this histogram
     * @throws IllegalArgumentException when no bin lies inside
     */
    public MassHistogram within(double from, double to) {
        int first = (int) Math.max(0, Math.ceil((from - low) / binWidth - EDGE_TOLERANCE));
        int end = (int) Math.min(counts.length, Math.floor((to - low) / binWidth + EDGE_TOLERANCE));
        if (first >= end) {
            throw new IllegalArgumentException("no bin between " + from + " and " + to + " GeV");
        }
        return new MassHistogram(low + first * binWidth, binWidth, Arrays.copyOfRange(counts, first, end));
    }

    /**
     * Returns the lower edge of the first bin.
     *
     * @return GeV
     */
    public double low() {
        return low;
    }

    /**
     * Returns the upper edge of the last bin.
     *
     * @return GeV
     */
    public double high() {
        return low + counts.length * binWidth;
    }

    /**
     * Returns the width of a bin.
     *
     * @return GeV
     */
    public double binWidth() {
        return binWidth;
    }

    /**
     * Returns the number of bins.
     *
     * @return at least 1
     */
    public int bins() {
        return counts.length;
    }

    /**
     * Returns the events in a bin.
     *
     * @param bin 0-based index
     * @return count
     */
    public long count(int bin) {
        return counts[bin];
    }

    /**
     * Returns the events in all bins.
     *
     * @return sum of the counts
     */
    public long total() {
        return Arrays.stream(counts).sum();
    }
}
