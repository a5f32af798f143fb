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
     * @param mostLines lines that there is room for; with fewer than there are bins, neighbouring bins are drawn as one
     * @return lines from low to high mass; none if there is room for none
     */
    List<String> lines(int width, int mostLines) {
        if (mostLines < 1) {
            return List.of();
        }
        int merged = 1;
        while (BINS % merged != 0 || BINS / merged > mostLines) {
            merged++;
        }
        long[] solid = merge(candidates, merged);
        long[] light = merge(others, merged);
        long highest = 1;
        for (int bin = 0; bin < solid.length; bin++) {
            highest = Math.max(highest, solid[bin] + light[bin]);
        }
        List<String> lines = new ArrayList<>();
        for (int bin = 0; bin < solid.length; bin++) {
            double low = LOW + bin * merged * BIN_WIDTH;
            lines.add(line(low, low + merged * BIN_WIDTH, solid[bin], light[bin], (double) width / highest));
        }
        return lines;
    }

    private static long[] merge(long[] bins, int merged) {
        long[] wider = new long[bins.length / merged];
        for (int bin = 0; bin < bins.length; bin++) {
            wider[bin / merged] += bins[bin];
        }
        return wider;
    }

    private static String line(double low, double high, long solid, long light, double charactersPerPair) {
        long total = solid + light;
        int bar = (int) Math.round(total * charactersPerPair);
        int solidBar = total == 0 ? 0 : (int) Math.round((double) solid * bar / total);
        return String.format(
                Locale.ROOT,
                "%5.0f–%-3.0f %s%s %d",
                low,
                high,
                "█".repeat(solidBar),
                "░".repeat(bar - solidBar),
                total);
    }
}
