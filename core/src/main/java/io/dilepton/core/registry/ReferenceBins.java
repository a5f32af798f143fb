package io.dilepton.core.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the bins of a reference end. A value that more rows share than a bin should hold, an atom, gets a bin of its own; the rows between
 * two atoms are cut into bins of about the same size.
 */
final class ReferenceBins {

    private static final double COARSER = 1.05;

    private final float[] sorted;
    private final double size;
    private final boolean everyValue;
    private final List<Float> edges = new ArrayList<>();

    private ReferenceBins(float[] sorted, double size, boolean everyValue) {
        this.sorted = sorted;
        this.size = size;
        this.everyValue = everyValue;
    }

    /**
     * Cuts sorted values.
     *
     * @param sorted rising values, at least one
     * @param most most bins
     * @return inner edges, rising, fewer than {@code most}
     */
    static List<Float> edges(float[] sorted, int most) {
        boolean few = distinct(sorted) <= most;
        double size = (double) sorted.length / most;
        List<Float> edges = new ReferenceBins(sorted, size, few).cut();
        while (edges.size() >= most) {
            size *= COARSER;
            edges = new ReferenceBins(sorted, size, false).cut();
        }
        return edges;
    }

    private List<Float> cut() {
        int begin = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = endOfValue(from);
            if (everyValue) {
                close(to);
            } else if (to - from > size) {
                segment(begin, from);
                if (begin < from) {
                    edges.add(Math.nextDown(sorted[from]));
                }
                close(to);
                begin = to;
            }
            from = to;
        }
        if (!everyValue) {
            segment(begin, sorted.length);
        }
        return edges;
    }

    /** Cuts the rows between two atoms, leaving their last bin open. */
    private void segment(int begin, int end) {
        int bins = (int) Math.max(1, Math.round((end - begin) / size));
        int closed = begin;
        for (int bin = 1; bin < bins; bin++) {
            int last = (int) (begin + (long) (end - begin) * bin / bins) - 1;
            int to = endOfValue(Math.max(last, begin));
            if (to > closed && to < end) {
                close(to);
                closed = to;
            }
        }
    }

    /** Ends a bin after the value before an index, unless no rows are left for another. */
    private void close(int end) {
        if (end < sorted.length) {
            edges.add(sorted[end - 1]);
        }
    }

    private int endOfValue(int index) {
        int end = index;
        while (end < sorted.length && sorted[end] == sorted[index]) {
            end++;
        }
        return end;
    }

    private static int distinct(float[] sorted) {
        int count = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[i - 1]) {
                count++;
            }
        }
        return count;
    }
}
