package io.dilepton.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.event.EventId;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventKeyTest {

    private final EventKey key = new EventKey();

    @Test
    void shouldWriteTheKeyOfTheEventWhenNumbersHaveAnySize() {
        long seed = 3;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            EventId id = new EventId(number(random), number(random), number(random));
            assertThat(new String(key.bytes(id, null), StandardCharsets.US_ASCII))
                    .as("seed %d", seed)
                    .isEqualTo(id.key());
        }
        EventId extreme = new EventId(Long.MIN_VALUE, Long.MAX_VALUE, 0);
        assertThat(new String(key.bytes(extreme, null), StandardCharsets.US_ASCII))
                .isEqualTo(extreme.key());
    }

    @Test
    void shouldGiveTheSameArrayWhenTheEventCameWithItsKey() {
        EventId id = new EventId(7, 3, 12);
        byte[] right = id.key().getBytes(StandardCharsets.US_ASCII);
        byte[] wrong = "7:3:13".getBytes(StandardCharsets.US_ASCII);
        assertThat(key.bytes(id, right)).isSameAs(right);
        assertThat(key.bytes(id, wrong)).isEqualTo(right).isNotSameAs(right);
    }

    private static long number(Random random) {
        return random.nextLong() >> random.nextInt(64);
    }
}
