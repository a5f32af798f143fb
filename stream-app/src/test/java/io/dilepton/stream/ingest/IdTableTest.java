package io.dilepton.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdTableTest {

    @Test
    void shouldHoldWhatWasAddedAndNothingElseWhenItGrows() {
        long seed = 9;
        Random random = new Random(seed);
        IdTable table = new IdTable();
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            // Few bits, so that numbers repeat and slots collide; 0 is among them.
            long id = random.nextInt(4) == 0 ? random.nextInt(2_000) : random.nextLong() & 0xFFFF00000FFFL;
            assertThat(table.contains(id)).as("seed %d, %d", seed, id).isEqualTo(expected.contains(id));
            table.add(id);
            expected.add(id);
            assertThat(table.contains(id)).isTrue();
        }
        table.add(0);
        table.add(0);
        expected.add(0L);
        assertThat(table.size()).isEqualTo(expected.size());
    }
}
