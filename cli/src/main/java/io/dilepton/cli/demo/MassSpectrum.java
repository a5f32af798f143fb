package io.dilepton.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Histogram of the pair mass, split by the model's decision, drawn with characters. Not safe for use by several threads. */
final class MassSpectrum {

    /** Lower edge, GeV. */
    static final double LOW = 40;
    /** Upper edge, GeV. */
    static final double HIGH = 120;

    private static final double BIN_WIDTH = 4;
    private static final int BINS = (int) ((HIGH - LOW) / BIN_WIDTH);

    private final long[] candidates = new long[BINS];
    private final long[] others = new long[BINS];

    /**
     * Adds one pair. Masses outside the drawn range are left out.
     *
     * @param mass mass of the pair, GeV
     * @param candidate whether the model decided for a Z candidate
     */
    void add(double mass, boolean candidate) {
        if (mass >= LOW && mass < HIGH) {
            (candidate ? candidates : others)[(int) ((mass - LOW) / BIN_WIDTH)]++;
        }
    }

    /**
     * Draws the histogram, one line a bin: {@code █} for Z candidates, {@code ░} for other pairs.
     *
     * @param width characters of the longest bar
     * @return lines from low to high mass
     */
    List<String> lines(int width) {
        long highest = 1;
        for (int bin = 0; bin < BINS; bin++) {
            highest = Math.max(highest, candidates[bin] + others[bin]);
        }
        List<String> lines = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            long total = candidates[bin] + others[bin];
            int bar = (int) Math.round((double) total * width / highest);
            int solid = total == 0 ? 0 : (int) Math.round((double) candidates[bin] * bar / total);
            double low = LOW + bin * BIN_WIDTH;
            lines.add(String.format(
                    Locale.ROOT,
                    "%5.0f–%-3.0f %s%s %d",
                    low,
                    low + BIN_WIDTH,
                    "█".repeat(solid),
                    "░".repeat(bar - solid),
                    total));
        }
        return lines;
    }
}
