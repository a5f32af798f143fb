package io.dilepton.core.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ZWindowTest {

    @Test
    void shouldHoldItsEdgesWhenMassesLieOnThem() {
        assertThat(ZWindow.contains(80)).isTrue();
        assertThat(ZWindow.contains(100)).isTrue();
        assertThat(ZWindow.contains(Math.nextDown(80.0))).isFalse();
        assertThat(ZWindow.contains(Math.nextUp(100.0))).isFalse();
        assertThat(ZWindow.contains(Double.NaN)).isFalse();
    }

    @Test
    void shouldUseTheReconstructedMassWhenGivenAnEvent() {
        assertThat(ZWindow.contains(backToBack(45))).isTrue();
        assertThat(ZWindow.contains(backToBack(39))).isFalse();
    }

    private static CollisionEvent backToBack(double pt) {
        Lepton first = new Lepton(LeptonFlavour.ELECTRON, 1, pt, 0, 0, LeptonFlavour.ELECTRON.mass());
        Lepton second = new Lepton(LeptonFlavour.ELECTRON, -1, pt, 0, -Math.PI, LeptonFlavour.ELECTRON.mass());
        return CollisionEvent.ofPair(new EventId(1, 1, 1), Instant.EPOCH, Origin.DATA, null, first, second, null);
    }
}
