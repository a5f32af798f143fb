package io.dilepton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Truth;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class RecoilingDrellYanTest {

    private static final SimulationConfig CONFIG = SimulationConfig.zPeak(Channel.MUON);
    private static final RecoilingDrellYan SIMULATOR = new RecoilingDrellYan(CONFIG, 6);

    @Test
    void shouldHaveTheLeptonsOfThePairsWhenRecoilIsAdded() {
        DrellYanSimulator pairs = new DrellYanSimulator(CONFIG, 6);

        assertThat(SIMULATOR.events(0, 200)).allSatisfy(event -> {
            CollisionEvent pair = pairs.event(event.id().eventNumber());
            assertThat(List.of(event.id(), event.first(), event.second()))
                    .isEqualTo(List.of(pair.id(), pair.first(), pair.second()));
            assertThat(event.missingPt()).isNotNull();
        });
        assertThat(SIMULATOR.event(7)).isEqualTo(SIMULATOR.event(7));
    }

    @Test
    void shouldPutTheJetsOppositeThePairWhenItRecoils() {
        List<CollisionEvent> recoiling = SIMULATOR
                .events(0, 4000)
                .filter(event -> !event.jets().isEmpty())
                .toList();

        assertThat(recoiling).hasSizeGreaterThan(400).allSatisfy(event -> {
            double phi = PairKinematics.of(event.first(), event.second()).phi();
            double jet = event.jets().get(0).phi();
            assertThat(Math.cos(jet - phi)).isLessThan(-0.999999);
        });
    }

    /** 513 Z candidates of a CMS simulation at 7 TeV, whose means have errors of 2 to 4%; nothing is fitted to them. */
    @Test
    void shouldResembleTheSimulationOfCms() {
        String directory = System.getenv("DILEPTON_DATA");
        assumeThat(directory)
                .as("set DILEPTON_DATA to the directory of the collider data")
                .isNotNull();
        List<CollisionEvent> cms = new ArrayList<>();
        try (EventFile file =
                EventFile.open(Path.of(directory, "dilepton_cms7tev_sim.csv.gz"), ReaderOptions.defaults())) {
            while (file.hasNext()) {
                if (file.next() instanceof ReadResult.Accepted accepted && isOf("dy", accepted.event())) {
                    cms.add(accepted.event());
                }
            }
        }
        List<CollisionEvent> toy = SIMULATOR
                .events(0, 10_000)
                .filter(event -> isOf(DrellYanSimulator.DRELL_YAN, event))
                .toList();

        assertThat(ratio(toy, cms, RecoilingDrellYanTest::missing)).isBetween(0.85, 1.15);
        assertThat(ratio(toy, cms, event -> pair(event).pt())).isBetween(0.88, 1.12);
        assertThat(ratio(
                        toy,
                        cms,
                        event -> Math.max(event.first().pt(), event.second().pt())))
                .isBetween(0.93, 1.07);
    }

    private static boolean isOf(String process, CollisionEvent event) {
        Truth truth = event.truth();
        return truth != null && truth.process().equals(process);
    }

    private static double ratio(
            List<CollisionEvent> toy, List<CollisionEvent> cms, ToDoubleFunction<CollisionEvent> quantity) {
        return mean(toy, quantity) / mean(cms, quantity);
    }

    private static double mean(List<CollisionEvent> events, ToDoubleFunction<CollisionEvent> quantity) {
        return events.stream()
                .filter(event -> event.isSameFlavourPair() && pair(event).charge() == 0)
                .filter(event -> pair(event).mass() > 60 && pair(event).mass() < 120)
                .mapToDouble(quantity)
                .average()
                .orElseThrow();
    }

    private static PairKinematics pair(CollisionEvent event) {
        return PairKinematics.of(event.first(), event.second());
    }

    private static double missing(CollisionEvent event) {
        MissingPt missing = Objects.requireNonNull(event.missingPt());
        return missing.pt();
    }
}
