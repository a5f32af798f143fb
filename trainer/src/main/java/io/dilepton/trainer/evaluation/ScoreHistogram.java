package io.dilepton.trainer.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * How the scores of signal and background are distributed.
 *
 * @param signal signal rows in bins of the same width over [0, 1]
 * @param background background rows in the same bins
 */
public record ScoreHistogram(List<Long> signal, List<Long> background) {

    /** Number of bins. */
    public static final int BINS = 40;

    /** Copies. */
    public ScoreHistogram {
        signal = List.copyOf(signal);
        background = List.copyOf(background);
    }

    /**
     * Counts.
     *
     * @param scores one per row, in [0, 1]
     * @param labels true for signal
     * @return the histogram
     */
    public static ScoreHistogram of(double[] scores, boolean[] labels) {
        long[] signal = new long[BINS];
        long[] background = new long[BINS];
        for (int i = 0; i < scores.length; i++) {
            (labels[i] ? signal : background)[Math.min(BINS - 1, (int) (scores[i] * BINS))]++;
        }
        return new ScoreHistogram(
                Arrays.stream(signal).boxed().toList(),
                Arrays.stream(background).boxed().toList());
    }
}
