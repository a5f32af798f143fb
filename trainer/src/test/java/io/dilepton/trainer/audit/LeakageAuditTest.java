package io.dilepton.trainer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.ToyEvents;
import io.dilepton.trainer.audit.AuditReport.ColumnFinding;
import io.dilepton.trainer.audit.AuditReport.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LeakageAuditTest {

    private static CollisionEvent named(CollisionEvent event, long run, long number) {
        return CollisionEvent.ofPair(
                new EventId(run, 0, number),
                event.eventTime().plusSeconds(number),
                event.origin(),
                event.dataset(),
                event.first(),
                event.second(),
                event.truth());
    }

    /** Toys whose run number is chosen by the label, or not. */
    private static List<CollisionEvent> toys(ToLongFunction<CollisionEvent> run) {
        return ToyEvents.events(1800, 17)
                .map(event -> named(event, run.applyAsLong(event), event.id().eventNumber()))
                .toList();
    }

    private static long runOfClass(CollisionEvent event) {
        return 160_000 + event.id().eventNumber() % 40 + (Task.Z_CANDIDATE.isSignal(event) ? 25 : 0);
    }

    private static AuditSample sample(List<CollisionEvent> events) {
        AuditSample.Builder builder =
                new AuditSample.Builder(Task.Z_CANDIDATE.features(), Task.Z_CANDIDATE, SplitRule.EVENT);
        events.forEach(builder::add);
        return builder.build();
    }

    private static AuditReport audit(AuditSample sample, String... without) {
        return new LeakageAudit(sample, Set.of(without), 1, name -> {}).run(null);
    }

    private static Map<String, Verdict> verdicts(AuditReport report) {
        return report.columns().stream().collect(Collectors.toMap(ColumnFinding::name, ColumnFinding::verdict));
    }

    @Test
    void shouldNameTheRunWhenManyRunsAreOfOneClass() {
        AuditReport report = audit(sample(toys(LeakageAuditTest::runOfClass)), "Event");
        assertThat(report.leaks()).containsExactly("Run");
        assertThat(report.isClean()).isFalse();
        ColumnFinding run = report.columns().get(0);
        assertThat(run.with().value()).isGreaterThan(report.auc().value());
        assertThat(run.gain().interval().low()).isPositive();
        assertThat(verdicts(report))
                .containsEntry("Event", Verdict.LEFT_OUT)
                .containsEntry("EventTime", Verdict.LEFT_OUT)
                .containsEntry("LuminosityBlock", Verdict.CONSTANT)
                .containsEntry("MissingPt", Verdict.CONSTANT);
        assertThat(audit(sample(toys(LeakageAuditTest::runOfClass)), "run", "event")
                        .isClean())
                .isTrue();
    }

    @Test
    void shouldFindNothingWhenIdentifiersSayNothing() {
        AuditReport report = audit(sample(toys(event -> 160_000 + event.id().eventNumber() % 40)));
        assertThat(report.leaks()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(verdicts(report))
                .containsEntry("Run", Verdict.HARMLESS)
                .containsEntry("EventTime", Verdict.HARMLESS);
        assertThat(report.features())
                .hasSize(Task.Z_CANDIDATE.features().size())
                .allSatisfy(feature -> assertThat(feature.alone().interval().low())
                        .isLessThanOrEqualTo(feature.alone().value()));
    }

    @Test
    void shouldCountRowsOnBothSidesByIdentityAndByContent() {
        List<CollisionEvent> events = toys(event -> 1);
        AuditSample sample = sample(events);
        assertThat(Duplicates.inside(sample).isClean()).isTrue();
        AuditSample same = sample(events.subList(0, 200));
        Duplicates found = Duplicates.between(sample, same);
        assertThat(found.rows()).isEqualTo(200);
        assertThat(found.byIdentity()).isEqualTo(found.byContent()).isBetween(150L, 190L);
        AuditSample renamed = sample(events.subList(0, 200).stream()
                .map(event -> named(event, 2, event.id().eventNumber()))
                .toList());
        assertThat(Duplicates.between(sample, renamed)).isEqualTo(new Duplicates(200, 0, found.byContent()));
    }

    @Test
    void shouldCountRepeatedIdentitiesAndRefuseUnknownColumns() {
        List<CollisionEvent> events = toys(event -> 1).subList(0, 300);
        AuditSample.Builder builder =
                new AuditSample.Builder(Task.Z_CANDIDATE.features(), Task.Z_CANDIDATE, SplitRule.EVENT);
        events.forEach(builder::add);
        events.subList(0, 7).forEach(builder::add);
        AuditSample sample = builder.build();
        assertThat(sample.repeated()).isEqualTo(7);
        assertThatThrownBy(() -> new LeakageAudit(sample, Set.of("runn"), 1, name -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'runn'")
                .hasMessageContaining("EventTime");
    }
}
