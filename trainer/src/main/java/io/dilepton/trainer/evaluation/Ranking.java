package io.dilepton.trainer.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders rows by a number. */
final class Ranking {

    private Ranking() {}

    /** Returns the indices of the values by rising value. */
    static int[] rising(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> values[row]))
                .mapToInt(row -> row)
                .toArray();
    }
}
