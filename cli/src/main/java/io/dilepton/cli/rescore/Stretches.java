package io.dilepton.cli.rescore;

import io.dilepton.cli.topic.OffsetRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the offsets that are wanted of a partition into stretches: reading on over a small gap is cheaper than seeking. */
final class Stretches {

    /** Longest gap that is read over, offsets. */
    static final long GAP = 2_000;

    private Stretches() {}

    /**
     * Cuts offsets.
     *
     * @param wanted offsets in any order, repeated ones too
     * @return rising ranges that hold them all, further apart than {@link #GAP}
     */
    static List<OffsetRange> of(long[] wanted) {
        long[] sorted = wanted.clone();
        Arrays.sort(sorted);
        List<OffsetRange> stretches = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] - sorted[i - 1] > GAP) {
                stretches.add(new OffsetRange(sorted[begin], sorted[i - 1] + 1));
                begin = i;
            }
        }
        return stretches;
    }
}
