package io.dilepton.core.drift;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures drift. The noise floor comes from pairs of samples drawn from the reference with a fixed seed, so that the same counts give the same
 * numbers on every machine; it is kept for sizes that are close, since windows of a steady stream are. For one thread.
 */
public final class DriftMeter {

    /** Rows below which a sample says nothing about drift. */
    public static final long LEAST_ROWS = 30;

    /** Kept noise floors: more than the features of a few models. */
    private static final int MOST_KEPT = 512;

    /** Sizes within a factor of 2^(1/4) share a noise floor, scaled to the size. */
    private static final int SIZES_PER_OCTAVE = 4;

    private final long seed;
    private final Map<Kept, NoiseFloor> floors = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Kept, NoiseFloor> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /**
     * Makes a meter.
     *
     * @param seed seed of the resampling
     */
    public DriftMeter(long seed) {
        this.seed = seed;
    }

    private record Kept(List<Long> reference, long size) {}

    /**
     * Measures.
     *
     * @param reference rows in each bin of the reference, at least one row
     * @param sample rows in each bin of the sample, at least {@link #LEAST_ROWS} rows; same bins
     * @return drift with its noise floor; all zeros, with a floor of zero, where there is one bin
     * @throws IllegalArgumentException when bins or sizes do not do
     */
    public Drift measure(List<Long> reference, long[] sample) {
        long[] expected = reference.stream().mapToLong(Long::longValue).toArray();
        long rows = Arrays.stream(sample).sum();
        long referenceRows = Arrays.stream(expected).sum();
        if (expected.length != sample.length || rows < LEAST_ROWS || referenceRows < 1) {
            throw new IllegalArgumentException("drift of " + rows + " rows in " + sample.length + " bins against "
                    + referenceRows + " rows in " + expected.length + " bins");
        }
        long size = representative(rows);
        NoiseFloor floor = floors.computeIfAbsent(
                new Kept(reference, size), kept -> NoiseFloor.resampled(expected, referenceRows, kept.size(), seed));
        double noise = 1.0 / rows + 1.0 / referenceRows;
        double noiseOfKept = 1.0 / size + 1.0 / referenceRows;
        double scale = noise / noiseOfKept;
        return new Drift(
                rows,
                referenceRows,
                floor.psi(Distances.psi(expected, sample), scale),
                floor.ks(Distances.ks(expected, sample), Math.sqrt(scale)));
    }

    private static long representative(long rows) {
        double octaves = Math.log((double) rows) / Math.log(2);
        return Math.round(Math.pow(2, Math.round(octaves * SIZES_PER_OCTAVE) / (double) SIZES_PER_OCTAVE));
    }
}
