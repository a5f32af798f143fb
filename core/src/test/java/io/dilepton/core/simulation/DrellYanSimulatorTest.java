package io.dilepton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import io.dilepton.core.kinematics.PairKinematics;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrellYanSimulatorTest {

    private static final long SEED = 20261123;
    private static final int EVENTS = 20_000;

    @Test
    void shouldGiveTheSameEventsWhenSeedIsTheSame() {
        DrellYanSimulator one = new DrellYanSimulator(SimulationConfig.zPeak(Channel.BOTH), SEED);
        DrellYanSimulator other = new DrellYanSimulator(SimulationConfig.zPeak(Channel.BOTH), SEED);

        List<CollisionEvent> inOrder = one.events(0, 2000).toList();
        List<CollisionEvent> inParallel = other.events(0, 2000).parallel().toList();

        assertThat(inParallel).isEqualTo(inOrder);
        assertThat(other.event(1234)).isEqualTo(inOrder.get(1234));
    }

    @Test
    void shouldGiveUnrelatedEventsWhenSeedsDiffer() {
        DrellYanSimulator one = new DrellYanSimulator(SimulationConfig.zPeak(Channel.MUON), SEED);
        DrellYanSimulator next = new DrellYanSimulator(SimulationConfig.zPeak(Channel.MUON), SEED + 1);

        assertThat(next.runNumber()).isNotEqualTo(one.runNumber());
        assertThat(next.event(7).id()).isNotEqualTo(one.event(7).id());
        double[] phi =
                one.events(0, EVENTS).mapToDouble(event -> event.first().phi()).toArray();
        double[] sameIndex =
                next.events(0, EVENTS).mapToDouble(event -> event.first().phi()).toArray();
        double[] nextIndex = one.events(1, EVENTS + 1)
                .mapToDouble(event -> event.first().phi())
                .toArray();
        // The standard deviation of a correlation of independent numbers is 1/√20,000 = 0.007.
        assertThat(correlation(phi, sameIndex)).isCloseTo(0, within(0.03));
        assertThat(correlation(phi, nextIndex)).isCloseTo(0, within(0.03));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void shouldRecordOnlyWhatTheSelectionLetsPassWhenSimulating(Channel channel) {
        for (SimulationConfig config : List.of(SimulationConfig.zPeak(channel), SimulationConfig.inclusive(channel))) {
            new DrellYanSimulator(config, SEED).events(0, EVENTS).forEach(event -> {
                Selection selection = config.selection(event.first().flavour());
                double lead = Math.max(event.first().pt(), event.second().pt());
                double sub = Math.min(event.first().pt(), event.second().pt());
                assertThat(lead).isGreaterThanOrEqualTo(selection.leadFloor());
                assertThat(sub).isGreaterThanOrEqualTo(selection.subFloor());
                assertThat(Math.abs(event.first().eta())).isLessThanOrEqualTo(selection.maxEta());
                assertThat(Math.abs(event.second().eta())).isLessThanOrEqualTo(selection.maxEta());
                assertThat(PairKinematics.of(event.first(), event.second()).mass())
                        .isBetween(config.massMin(), config.massMax());
                assertThat(event.isSameFlavourPair()).isTrue();
                assertThat(List.of(event.first().charge(), event.second().charge()))
                        .isSubsetOf(-1, 1);
            });
        }
    }

    @Test
    void shouldMarkEventsAsSimulationWhenSimulating() {
        CollisionEvent event = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), SEED).event(42);

        assertThat(event.origin()).isEqualTo(Origin.SIMULATION);
        assertThat(event.dataset()).isEqualTo(DrellYanSimulator.DATASET);
        assertThat(event.lineage()).isNull();
        assertThat(event.id().eventNumber()).isEqualTo(42);
        assertThat(event.eventTime()).isEqualTo(DrellYanSimulator.START.plusMillis(42));
    }

    @Test
    void shouldMixChannelsAndProcessesInTheirSharesWhenBothAreAsked() {
        List<CollisionEvent> events = new DrellYanSimulator(SimulationConfig.zPeak(Channel.BOTH), SEED)
                .events(0, EVENTS)
                .toList();
        List<CollisionEvent> muons = events.stream()
                .filter(event -> event.first().flavour() == LeptonFlavour.MUON)
                .toList();

        // Five standard deviations of a share near a half of 20,000 events.
        assertThat(share(muons.size(), events.size())).isCloseTo(0.5, within(0.018));
        assertThat(share(muons.stream().filter(event -> !truth(event).signal()).count(), muons.size()))
                .isCloseTo(SimulationConfig.zPeak(Channel.MUON).muonBackground().share(), within(0.013));
        assertThat(events.stream().map(event -> truth(event).process()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(DrellYanSimulator.DRELL_YAN, DrellYanSimulator.FAKE);
        assertThat(events)
                .allMatch(
                        event -> truth(event).signal() == truth(event).process().equals(DrellYanSimulator.DRELL_YAN));
    }

    @Test
    void shouldGiveOppositeChargesWhenBosonDecays() {
        List<CollisionEvent> signal = new DrellYanSimulator(SimulationConfig.zPeak(Channel.ELECTRON), SEED)
                .events(0, EVENTS)
                .filter(event -> truth(event).signal())
                .toList();
        long sameSign = signal.stream()
                .filter(event -> event.first().charge() == event.second().charge())
                .count();

        // Charge misidentification of two electrons: 0.6% in the barrel to 3% in the endcaps.
        assertThat(share(sameSign, signal.size())).isBetween(0.005, 0.025);
        assertThat(signal.stream()
                        .mapToInt(event -> event.first().charge())
                        .average()
                        .orElseThrow())
                .isCloseTo(0, within(0.05));
        assertThat(new DrellYanSimulator(SimulationConfig.zPeak(Channel.MUON), SEED)
                        .events(0, EVENTS)
                        .filter(event -> truth(event).signal())
                        .filter(event ->
                                event.first().charge() == event.second().charge())
                        .count())
                .isLessThan(30);
    }

    @Test
    void shouldPutLeptonsInRandomOrderWhenSimulating() {
        List<CollisionEvent> events = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), SEED)
                .events(0, EVENTS)
                .toList();

        long harderFirst = events.stream()
                .filter(event -> event.first().pt() > event.second().pt())
                .count();

        assertThat(share(harderFirst, events.size())).isCloseTo(0.5, within(0.018));
        assertThat(new HashSet<Lepton>(
                        events.stream().map(CollisionEvent::first).toList()))
                .hasSize(EVENTS);
    }

    @Test
    void shouldRefuseWhenSelectionLetsNothingPass() {
        Selection selection = new Selection(10, 10, 0, 2.5);
        Background soft = new Background(1, 0.5, 50, 50, 0, 1);
        SimulationConfig config = new SimulationConfig(
                Channel.MUON, 1000, 1500, SimulationConfig.LHC_2011, selection, selection, soft, soft);

        assertThatThrownBy(() -> new DrellYanSimulator(config, SEED).event(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("widen");
    }

    @Test
    void shouldRefuseParametersWhenOutOfRange() {
        SimulationConfig good = SimulationConfig.zPeak(Channel.MUON);

        assertThatThrownBy(() -> new Selection(8, 13, 0.1, 2.4)).hasMessageContaining("thresholds");
        assertThatThrownBy(() -> new Selection(13, 8, 0.3, 2.4)).hasMessageContaining("turn-on");
        assertThatThrownBy(() -> new Selection(13, 8, 0.1, Double.NaN)).hasMessageContaining("eta");
        assertThatThrownBy(() -> new Background(1.1, 0.5, 1, 1, 0, 1)).hasMessageContaining("share");
        assertThatThrownBy(() -> new Background(0.1, 0.5, 0, 1, 0, 1)).hasMessageContaining("slopes");
        assertThatThrownBy(() -> new SimulationConfig(
                        Channel.MUON,
                        120,
                        60,
                        SimulationConfig.LHC_2011,
                        good.muonSelection(),
                        good.muonSelection(),
                        good.muonBackground(),
                        good.muonBackground()))
                .hasMessageContaining("mass range");
    }

    private static Truth truth(CollisionEvent event) {
        return Objects.requireNonNull(event.truth());
    }

    private static double share(long part, long all) {
        return (double) part / all;
    }

    private static double correlation(double[] x, double[] y) {
        double sum = 0;
        double squareX = 0;
        double squareY = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
            squareX += x[i] * x[i];
            squareY += y[i] * y[i];
        }
        return sum / Math.sqrt(squareX * squareY);
    }
}
