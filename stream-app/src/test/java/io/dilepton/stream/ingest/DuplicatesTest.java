package io.dilepton.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.event.EventId;
import io.dilepton.stream.flow.DuplicatePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final long SECOND = 1_000;

    private final MapStore store = new MapStore();

    private int repeated;

    private Duplicates open(int capacity) {
        return open(DuplicatePolicy.DROP, capacity);
    }

    private Duplicates open(DuplicatePolicy policy, int capacity) {
        return new Duplicates(
                store, new DuplicateLimits(policy, Duration.ofMillis(10 * SECOND), capacity), () -> repeated++);
    }

    private static EventId id(long number) {
        return new EventId(1, 2, number);
    }

    @Test
    void shouldKnowAnIdForOneWindowAtLeastAndTwoAtMostWhenTimePasses() {
        Duplicates duplicates = open(1_000);
        assertThat(duplicates.isKnown(id(1), 0)).isFalse();
        assertThat(duplicates.isKnown(id(1), 9 * SECOND)).isTrue();
        assertThat(duplicates.isKnown(id(2), 9 * SECOND)).isFalse();
        assertThat(duplicates.isKnown(id(2), 19 * SECOND)).isTrue();
        assertThat(duplicates.isKnown(id(3), 30 * SECOND)).isFalse();
        assertThat(duplicates.isKnown(id(1), 31 * SECOND)).isFalse();
    }

    @Test
    void shouldRememberWhenTheTaskMovesAfterACommit() {
        Duplicates before = open(1_000);
        for (long number = 0; number < 100; number++) {
            assertThat(before.isKnown(id(number), number * SECOND / 7)).isFalse();
            if (number % 10 == 9) {
                before.flush();
            }
        }
        assertThat(before.isKnown(id(500), 15 * SECOND)).isFalse();

        Duplicates after = open(1_000);
        for (long number = 0; number < 100; number++) {
            assertThat(after.isKnown(id(number), 15 * SECOND))
                    .as("event %d", number)
                    .isTrue();
        }
        // Not committed, so it will be read again and must be new.
        assertThat(after.isKnown(id(500), 15 * SECOND)).isFalse();
    }

    @Test
    void shouldStayBoundedWhenMoreIdsComeThanAWindowHolds() {
        Duplicates duplicates = open(100);
        for (long number = 0; number < 10_000; number++) {
            assertThat(duplicates.isKnown(id(number), 0)).isFalse();
            if (number % 7 == 0) {
                duplicates.flush();
            }
        }
        duplicates.flush();
        assertThat(duplicates.isKnown(id(9_999), 0)).isTrue();
        assertThat(duplicates.isKnown(id(9_901), 0)).isTrue();
        assertThat(duplicates.isKnown(id(9_000), 0)).isFalse();
        assertThat(store.bytes()).isLessThan(3 * 100 * Long.BYTES * 2);
    }

    @Test
    void shouldWriteNoRecordThatABrokerRefusesWhenACommitAddsManyIds() {
        Duplicates before = open(1_000_000);
        for (long number = 0; number < 300_000; number++) {
            assertThat(before.isKnown(id(number), 0)).isFalse();
        }
        before.flush();
        assertThat(store.largest()).isLessThan(512 * 1024);

        Duplicates after = open(1_000_000);
        assertThat(after.isKnown(id(0), 0)).isTrue();
        assertThat(after.isKnown(id(299_999), 0)).isTrue();
        assertThat(after.isKnown(id(300_000), 0)).isFalse();
    }

    @Test
    void shouldCountWhatCameBeforeAndDropNothingWhenDuplicatesAreCounted() {
        Duplicates before = open(DuplicatePolicy.COUNT, 100_000);
        for (long number = 0; number < 3_000; number++) {
            assertThat(before.isKnown(id(number % 2_500), 0)).isFalse();
        }
        before.flush();
        assertThat(repeated).isEqualTo(500);

        Duplicates after = open(DuplicatePolicy.COUNT, 100_000);
        assertThat(after.isKnown(id(1), 0)).isFalse();
        assertThat(after.isKnown(id(3_000), 0)).isFalse();
        after.flush();
        assertThat(repeated).isEqualTo(501);
    }
}
