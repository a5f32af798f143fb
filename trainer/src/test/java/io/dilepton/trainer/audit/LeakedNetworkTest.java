package io.dilepton.trainer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.ToyEvents;
import io.dilepton.trainer.evaluation.ThresholdCriterion;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakedNetworkTest {

    private static Evaluation train(AuditSample sample, String column) {
        TrainingPlan plan = new TrainingPlan(List.of(16), 0, 8, 8, 64, 0.03, 0, 0, 0, 1, 1);
        return LeakedNetwork.train(sample, column, plan, ThresholdCriterion.HIGHEST_ACCURACY, TrainingListener.SILENT);
    }

    /** Runs of signal lie above those of background; event numbers say nothing. */
    private static AuditSample sample() {
        AuditSample.Builder builder =
                new AuditSample.Builder(Task.Z_CANDIDATE.features(), Task.Z_CANDIDATE, SplitRule.EVENT);
        ToyEvents.events(1500, 17).forEach(event -> builder.add(inRunOfItsClass(event)));
        return builder.build();
    }

    private static CollisionEvent inRunOfItsClass(CollisionEvent event) {
        long number = event.id().eventNumber();
        long run = 160_000 + number % 40 + (Task.Z_CANDIDATE.isSignal(event) ? 50 : 0);
        return CollisionEvent.ofPair(
                new EventId(run, 1, number),
                event.eventTime(),
                event.origin(),
                event.dataset(),
                event.first(),
                event.second(),
                event.truth());
    }

    @Test
    void shouldSeeTheLabelWhenTheRunGivesItAway() {
        AuditSample sample = sample();
        Evaluation leaked = train(sample, "Run");
        assertThat(leaked.classifier()).isEqualTo("with Run");
        assertThat(leaked.metrics().auc()).isGreaterThan(0.99);
        assertThat(train(sample, "Event").metrics().auc())
                .isLessThan(leaked.metrics().auc());
    }

    @Test
    void shouldRefuseWhatEventsDoNotCarry() {
        AuditSample sample = sample();
        assertThatThrownBy(() -> train(sample, "Colour")).hasMessage("events carry no column 'Colour'");
        assertThatThrownBy(() -> train(sample, "LuminosityBlock"))
                .hasMessage("LuminosityBlock has one value everywhere: it gives nothing away");
    }
}
