package io.dilepton.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventSplitTest {

    @Test
    void shouldGiveTheStatedSharesWhenManyConsecutiveEventsAreSplit() {
        int events = 100_000;
        Map<EventSplit, Integer> counts = new EnumMap<>(EventSplit.class);
        for (int event = 0; event < events; event++) {
            counts.merge(EventSplit.of(new EventId(146511, 0, event)), 1, Integer::sum);
        }

        // Five standard deviations of a binomial count at 100,000 are 0.7% and 0.6%.
        assertThat(counts.getOrDefault(EventSplit.TRAIN, 0) / (double) events).isCloseTo(0.70, within(0.007));
        assertThat(counts.getOrDefault(EventSplit.VALIDATION, 0) / (double) events)
                .isCloseTo(0.15, within(0.006));
        assertThat(counts.getOrDefault(EventSplit.HELD_OUT, 0) / (double) events)
                .isCloseTo(0.15, within(0.006));
    }

    @Test
    void shouldKeepTheSideOfKnownEventsWhenTheCodeChanges() {
        // Moving an event to another side would let a new model be judged on events that an old one was trained on. The
        // numbers come
        // from a separate implementation in Python.
        assertThat(new EventId(0, 0, 0).hash()).isEqualTo(0x238275bc38fcbe91L);
        assertThat(new EventId(146511, 0, 858263).hash()).isEqualTo(0x5295f895fbbe06faL);
        assertThat(EventSplit.of(new EventId(146511, 0, 858263))).isEqualTo(EventSplit.HELD_OUT);
        assertThat(EventSplit.of(new EventId(1, 1, 1))).isEqualTo(EventSplit.VALIDATION);
        // A hash with its top bit set: a signed remainder would be negative.
        assertThat(EventSplit.of(new EventId(165617, 0, 74969122))).isEqualTo(EventSplit.TRAIN);
    }
}
