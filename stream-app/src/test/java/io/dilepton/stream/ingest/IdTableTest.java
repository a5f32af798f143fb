package io.dilepton.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.stream.ingest.IdTable.Sighting;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdTableTest {

    @Test
    void shouldTellTheGenerationOfWhatWasAddedWhenItGrowsAndRotates() {
        long seed = 9;
        Random random = new Random(seed);
        IdTable table = new IdTable();
        Set<Long> present = new HashSet<>();
        Set<Long> before = new HashSet<>();
        int again = 0;
        for (int i = 0; i < 80_000; i++) {
            // Few bits, so that hashes repeat and slots collide; 0 is among them. The lowest bit is not kept.
            long hash = random.nextInt(4) == 0 ? 2L * random.nextInt(2_000) : random.nextLong() & 0xFFFF00000FFEL;
            Sighting expected =
                    present.contains(hash) ? Sighting.PRESENT : before.contains(hash) ? Sighting.BEFORE : Sighting.NEW;
            if (hash == 2) {
                continue; // Stands for 0.
            }
            assertThat(table.add(hash | random.nextInt(2)))
                    .as("seed %d, %d", seed, hash)
                    .isEqualTo(expected);
            present.add(hash);
            again += expected == Sighting.BEFORE ? 1 : 0;
            assertThat(table.size()).isEqualTo(present.size());
            if (random.nextInt(9_000) == 0) {
                table.rotate();
                before = present;
                present = new HashSet<>();
            }
        }
        assertThat(again).isGreaterThan(2_000);
    }
}
