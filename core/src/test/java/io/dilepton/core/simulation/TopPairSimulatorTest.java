package io.dilepton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.kinematics.DeltaR;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TopPairSimulatorTest {

    private static final int EVENTS = 2000;
    private static final TopPairSimulator SIMULATOR = new TopPairSimulator(TopPairConfig.multilepton(), 7);

    @Test
    void shouldGiveTheSameEventWhenAskedInAnyOrder() {
        List<CollisionEvent> forward = SIMULATOR.events(0, 50).toList();
        TopPairSimulator again = new TopPairSimulator(TopPairConfig.multilepton(), 7);
        List<CollisionEvent> parallel =
                LongStream.range(0, 50).parallel().mapToObj(again::event).toList();

        assertThat(parallel).isEqualTo(forward);
        assertThat(new TopPairSimulator(TopPairConfig.multilepton(), 8).event(0).first())
                .isNotEqualTo(forward.get(0).first());
    }

    @Test
    void shouldObeyTheSelectionWhenEventsAreRecorded() {
        assertThat(SIMULATOR.events(0, EVENTS)).allSatisfy(event -> {
            assertThat(event.first().pt()).isGreaterThanOrEqualTo(event.second().pt());
            assertThat(event.second().pt()).isGreaterThanOrEqualTo(25);
            assertThat(event.first().charge() + event.second().charge()).isZero();
            assertThat(event.jets()).allMatch(jet -> jet.pt() >= 20 && Math.abs(jet.eta()) <= 4.5);
            assertThat(event.jets()).anyMatch(jet -> isCounted(jet) && jet.bTag() == 1);
            assertThat(event.jets().stream().filter(TopPairSimulatorTest::isCounted))
                    .allMatch(
                            jet -> DeltaR.of(event.first().eta(), event.first().phi(), jet.eta(), jet.phi()) >= 0.4);
            assertThat(event.missingPt()).isNotNull();
            assertThat(event.truth()).isNotNull();
        });
    }

    private static boolean isCounted(Jet jet) {
        return jet.pt() >= 30 && Math.abs(jet.eta()) <= 2.5;
    }

    @Test
    void shouldHaveOtherIdentitiesThanDrellYanEventsWhenSeedIsTheSame() {
        DrellYanSimulator drellYan = new DrellYanSimulator(SimulationConfig.zPeak(Channel.MUON), 7);

        assertThat(SIMULATOR.event(3).id().eventNumber()).isEqualTo(3);
        assertThat(SIMULATOR.runNumber()).isNotEqualTo(drellYan.runNumber());
    }

    @Test
    void shouldFailReadablyWhenSelectionLetsNothingPass() {
        TopPairConfig impossible = new TopPairConfig(
                2000, new Selection(900, 900, 0, 0.01), 0, false, new JetSelection(20, 4.5, 30, 2.5, 2, 2));

        assertThatThrownBy(() -> new TopPairSimulator(impossible, 1).event(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("widen it");
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new JetSelection(40, 4.5, 30, 2.5, 1, 1)).hasMessageContaining("40.0 and 30.0 GeV");
        assertThatThrownBy(() -> new JetSelection(20, 4.5, 30, 2.5, 1, 2)).hasMessageContaining("1 and 2");
        assertThatThrownBy(() -> new TopPairConfig(
                        100, new Selection(25, 25, 0, 2.5), 0, false, new JetSelection(20, 4.5, 30, 2.5, 1, 1)))
                .hasMessageContaining("collision energy");
    }
}
