package io.dilepton.core.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservableSetsTest {

    private static final double TOLERANCE = 1e-12;

    /** Two back-to-back leptons at eta 0 along x, the softer one first, and missing momentum along y. */
    private static CollisionEvent event(LeptonFlavour second, @Nullable MissingPt missing) {
        return new CollisionEvent(
                new EventId(1, 0, 1),
                Instant.EPOCH,
                Origin.SIMULATION,
                null,
                null,
                new Lepton(LeptonFlavour.MUON, -1, 30, 0, -Math.PI, 0),
                new Lepton(second, 1, 50, 0, 0, 0),
                missing,
                List.of(),
                null,
                Double.NaN,
                null);
    }

    @Test
    void shouldGiveHandWorkedValuesWhenEventIsTopPairLike() {
        double[] row =
                ObservableSets.TOP_PAIR.row(event(LeptonFlavour.ELECTRON, new MissingPt(40, Math.PI / 2, Double.NaN)));

        double mass = 2 * Math.sqrt(50 * 30);
        double energy = Math.hypot(20, mass);
        double transverse = Math.sqrt(Math.pow(energy + 40, 2) - (20 * 20 + 40 * 40));
        double[] expected = {50, 30, 40, 20, mass, transverse, Math.PI, Math.PI};
        assertThat(row).containsExactly(expected, within(TOLERANCE * 100));
        assertThat(ObservableSets.TOP_PAIR.observables()).hasSize(row.length);
    }

    @Test
    void shouldPutTheHarderLeptonFirstWhenEventIsPair() {
        double[] row = ObservableSets.Z_PAIR.row(event(LeptonFlavour.MUON, null));

        assertThat(row).hasSize(ObservableSets.Z_PAIR.observables().size());
        assertThat(row[ObservableSets.Z_PAIR.column("pt0")]).isEqualTo(50);
        assertThat(row[ObservableSets.Z_PAIR.column("phi1")]).isEqualTo(-Math.PI);
        assertThat(row[ObservableSets.Z_PAIR.column("pairPt")]).isCloseTo(20, within(TOLERANCE));
        assertThat(row[ObservableSets.Z_PAIR.column("pairCharge")]).isZero();
    }

    @Test
    void shouldRefuseEventsWithoutTheQuantities() {
        CollisionEvent noMissing = event(LeptonFlavour.MUON, null);
        CollisionEvent mixed = event(LeptonFlavour.ELECTRON, null);

        assertThat(ObservableSets.TOP_PAIR.appliesTo(noMissing)).isFalse();
        assertThat(ObservableSets.Z_PAIR.appliesTo(mixed)).isFalse();
        assertThatThrownBy(() -> ObservableSets.TOP_PAIR.row(noMissing)).hasMessageContaining("missing momentum");
        assertThatThrownBy(() -> ObservableSets.Z_PAIR.row(mixed)).hasMessageContaining("1:0:1");
        assertThatThrownBy(() -> ObservableSets.named("wz")).hasMessageContaining("zll, ttbar");
        assertThatThrownBy(() -> ObservableSets.Z_PAIR.column("missingPt")).hasMessageContaining("missingPt");
    }
}
