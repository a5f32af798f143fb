package io.dilepton.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.ToyEvents;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitByRunTest {

    private static Stream<CollisionEvent> ofRuns(int runs) {
        return ToyEvents.events(3000, 5)
                .map(event -> CollisionEvent.ofPair(
                        new EventId(
                                160_000 + event.id().eventNumber() % runs,
                                0,
                                event.id().eventNumber()),
                        event.eventTime(),
                        event.origin(),
                        event.dataset(),
                        event.first(),
                        event.second(),
                        null));
    }

    @Test
    void shouldKeepEveryRunOnOneSideWhenSplitByRun() {
        Map<EventSplit, Set<Long>> runs = new EnumMap<>(EventSplit.class);
        Map<EventSplit, Integer> events = new EnumMap<>(EventSplit.class);
        List<CollisionEvent> all = ofRuns(60).toList();
        for (CollisionEvent event : all) {
            EventSplit part = SplitRule.RUN.part(event.id());
            runs.computeIfAbsent(part, p -> new HashSet<>()).add(event.id().runNumber());
            events.merge(part, 1, Integer::sum);
        }
        assertThat(runs).containsOnlyKeys(EventSplit.values());
        assertThat(runs.values().stream().mapToInt(Set::size).sum())
                .as("runs, each counted on every side that it is on")
                .isEqualTo(60);
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset().splitBy(SplitRule.RUN);
        all.forEach(builder::add);
        EventDataset dataset = builder.build();
        assertThat(dataset.splitRule()).isEqualTo(SplitRule.RUN);
        for (EventSplit part : EventSplit.values()) {
            assertThat(dataset.part(part).rows()).isEqualTo(events.get(part));
        }
    }

    @Test
    void shouldSpreadARunWhenSplitByEvent() {
        Set<EventSplit> sides = new HashSet<>();
        ofRuns(60)
                .filter(event -> event.id().runNumber() == 160_000)
                .forEach(event -> sides.add(SplitRule.EVENT.part(event.id())));
        assertThat(sides).hasSizeGreaterThan(1);
    }

    @Test
    void shouldRefuseASplitByRunWhenThereAreTooFewRuns() {
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset().splitBy(SplitRule.RUN);
        ofRuns(3).forEach(builder::add);
        assertThatThrownBy(builder::build)
                .isInstanceOf(UnusableDatasetException.class)
                .hasMessageContaining("of 3: split by event");
    }

    @Test
    void shouldNameTheRulesThatManifestsCarry() {
        assertThat(SplitRule.of("run")).isEqualTo(SplitRule.RUN);
        assertThat(SplitRule.of("event")).isEqualTo(SplitRule.EVENT);
        assertThatThrownBy(() -> SplitRule.of("week")).hasMessageContaining("'week'");
    }
}
