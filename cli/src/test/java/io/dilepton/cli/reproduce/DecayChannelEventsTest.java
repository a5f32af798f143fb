package io.dilepton.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.trainer.network.Activation;
import io.dilepton.trainer.training.Descent;
import io.dilepton.trainer.training.RateSchedule;
import io.dilepton.trainer.training.TrainingPlan;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecayChannelEventsTest {

    @Test
    void shouldBeTheStudysPlanAsScikitLearnRunsIt() {
        TrainingPlan plan = DecayChannelEvents.publishedPlan(4);
        assertThat(plan.hidden()).containsExactly(200);
        assertThat(plan.seed()).isEqualTo(4);
        assertThat(plan.members()).isEqualTo(1);
        assertThat(plan.folds()).isZero();
        assertThat(plan.dropout()).isZero();
        assertThat(plan.weightDecay() * plan.batch()).isCloseTo(9.7497e-5, within(1e-12));
        assertThat(plan.fit().style().activation()).isEqualTo(Activation.LOGISTIC);
        assertThat(plan.fit().style().normalised()).isFalse();
        assertThat(plan.fit().descent()).isEqualTo(new Descent.Adam(0.82947, 0.99967, 1e-8));
        assertThat(plan.fit().schedule()).isEqualTo(new RateSchedule.Constant());
    }

    @Test
    void shouldPutTheHarderLeptonFirstWhenThePairIsOrdered() {
        Lepton soft = lepton(20);
        Lepton hard = lepton(50);
        assertThat(DecayChannelEvents.byPt(event(soft, hard))).isEqualTo(event(hard, soft));
        assertThat(DecayChannelEvents.byPt(event(hard, soft))).isEqualTo(event(hard, soft));
    }

    private static Lepton lepton(double pt) {
        return new Lepton(LeptonFlavour.MUON, 1, pt, 0.5, 1, LeptonFlavour.MUON.mass());
    }

    private static CollisionEvent event(Lepton first, Lepton second) {
        return CollisionEvent.ofPair(new EventId(1, 2, 3), Instant.EPOCH, Origin.DATA, "toy", first, second, null);
    }
}
