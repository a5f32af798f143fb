package io.dilepton.cli.rescore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.topic.OffsetRange;
import org.junit.jupiter.api.Test;

class StretchesTest {

    @Test
    void shouldReadOnOverSmallGapsAndSeekOverLargeOnes() {
        long gap = Stretches.GAP;
        assertThat(Stretches.of(new long[] {7, 5, 5, 5 + gap, 100_000, 100_001 + gap, 99_999}))
                .containsExactly(
                        new OffsetRange(5, 6 + gap),
                        new OffsetRange(99_999, 100_001),
                        new OffsetRange(100_001 + gap, 100_002 + gap));
        assertThat(Stretches.of(new long[] {3})).containsExactly(new OffsetRange(3, 4));
    }
}
