package io.dilepton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dilepton.core.simulation.PairSample.Pair;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The toy simulation against real CMS files, by the Kolmogorov–Smirnov distance of the distributions. A file of 8,000 pairs alone would give
 * distances up to 0.02; the rest of each tolerance is what a toy may be wrong by: it knows no trigger efficiency against eta, no
 * run-dependent thresholds, no resonances and no real jets. A wrong threshold, width or slope moves a distance above 0.1.
 */
class SimulatedDistributionsTest {

    private static final long SEED = 3;
    private static final int EVENTS = 40_000;

    private String data = "";

    @BeforeEach
    void findData() {
        String directory = System.getenv("DILEPTON_DATA");
        assumeThat(directory)
                .as("DILEPTON_DATA names no directory with the CMS files: not compared with real data")
                .isNotNull();
        data = directory;
    }

    private PairSample real(String name) {
        return PairSample.of(Path.of(data, name + ".csv.gz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zmumu_cms2011", "zmumu_mass_cms2011"})
    void shouldResembleRealZToMuonsWhenPresetIsZPeak(String name) {
        // The files take one side of the detector only up to eta of 2.1.
        Predicate<Pair> selection = pair -> pair.isOppositeSign()
                && pair.maxEta() < 2.1
                && pair.kinematics().mass() > 60
                && pair.kinematics().mass() < 120;
        PairSample real = real(name).where(selection);
        PairSample simulated = PairSample.of(SimulationConfig.zPeak(Channel.MUON), SEED, EVENTS)
                .where(selection);

        assertPeak(real, simulated);
        assertShapes(real, simulated, 0.03, 0.08);
        assertThat(distance(real, simulated, pair -> pair.kinematics().mass())).isLessThan(0.05);
        assertThat(simulated.share(SimulatedDistributionsTest::inWindow))
                .isCloseTo(real.share(SimulatedDistributionsTest::inWindow), within(0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zee_cms2011", "zee_mass_cms2011"})
    void shouldResembleRealZToElectronsWhenPresetIsZPeak(String name) {
        Predicate<Pair> selection =
                pair -> pair.isOppositeSign() && pair.sub() > 25 && inWindow(pair) && pair.maxEta() < 2.5;
        PairSample real = real(name).where(selection);
        PairSample simulated = PairSample.of(SimulationConfig.zPeak(Channel.ELECTRON), SEED, EVENTS)
                .where(selection);

        assertPeak(real, simulated);
        assertShapes(real, simulated, 0.04, 0.06);
        assertThat(distance(real, simulated, pair -> pair.kinematics().mass())).isLessThan(0.06);
    }

    @Test
    void shouldHaveTheBackgroundOfRealElectronPairsWhenPresetIsZPeak() {
        PairSample real = real("zee_cms2011");
        PairSample simulated = PairSample.of(SimulationConfig.zPeak(Channel.ELECTRON), SEED, EVENTS);

        assertThat(simulated.share(Pair::isOppositeSign)).isCloseTo(real.share(Pair::isOppositeSign), within(0.03));
        assertThat(simulated.share(SimulatedDistributionsTest::inWindow))
                .isCloseTo(real.share(SimulatedDistributionsTest::inWindow), within(0.04));
        assertThat(distance(real, simulated, pair -> pair.kinematics().mass())).isLessThan(0.05);
    }

    @Test
    void shouldResembleTheRealDielectronRecordWhenPresetIsInclusive() {
        PairSample real = real("dielectron_cms2010");
        PairSample simulated = PairSample.of(SimulationConfig.inclusive(Channel.ELECTRON), SEED, EVENTS);

        assertThat(simulated.share(Pair::isOppositeSign)).isCloseTo(real.share(Pair::isOppositeSign), within(0.03));
        assertThat(simulated.share(SimulatedDistributionsTest::inWindow))
                .isCloseTo(real.share(SimulatedDistributionsTest::inWindow), within(0.015));
        for (double part : new double[] {0.25, 0.5, 0.75, 0.9, 0.95}) {
            double expected = real.quantile(pair -> pair.kinematics().mass(), part);
            assertThat(simulated.quantile(pair -> pair.kinematics().mass(), part))
                    .as("mass quantile %s", part)
                    .isCloseTo(expected, within(0.2 * expected));
        }
        assertThat(distance(real, simulated, pair -> pair.kinematics().mass())).isLessThan(0.08);
        assertShapes(real, simulated, 0.1, 0.08);
    }

    /** The median between 86 and 96 GeV, within the energy scale; the interquartile range there, which is width and resolution together. */
    private static void assertPeak(PairSample real, PairSample simulated) {
        Predicate<Pair> core =
                pair -> pair.kinematics().mass() > 86 && pair.kinematics().mass() < 96;
        PairSample realCore = real.where(core);
        PairSample simulatedCore = simulated.where(core);
        assertThat(median(simulatedCore)).isCloseTo(median(realCore), within(0.3));
        assertThat(interquartileRange(simulatedCore) / interquartileRange(realCore))
                .isCloseTo(1, within(0.12));
    }

    private static void assertShapes(PairSample real, PairSample simulated, double pt, double eta) {
        assertThat(distance(real, simulated, Pair::lead)).as("lead pt").isLessThan(pt);
        assertThat(distance(real, simulated, Pair::sub)).as("sub pt").isLessThan(pt);
        assertThat(distance(real, simulated, pair -> pair.kinematics().pt()))
                .as("pair pt")
                .isLessThan(pt);
        assertThat(PairSample.distance(
                        real.leptonValues(lepton -> Math.abs(lepton.eta())),
                        simulated.leptonValues(lepton -> Math.abs(lepton.eta()))))
                .as("|eta|")
                .isLessThan(eta);
        assertThat(distance(real, simulated, pair -> Math.abs(pair.kinematics().rapidity())))
                .as("|rapidity|")
                .isLessThan(eta);
    }

    private static double distance(PairSample real, PairSample simulated, ToDoubleFunction<Pair> quantity) {
        return PairSample.distance(real.values(quantity), simulated.values(quantity));
    }

    private static boolean inWindow(Pair pair) {
        return pair.kinematics().mass() > 80 && pair.kinematics().mass() < 100;
    }

    private static double median(PairSample sample) {
        return sample.quantile(pair -> pair.kinematics().mass(), 0.5);
    }

    private static double interquartileRange(PairSample sample) {
        return sample.quantile(pair -> pair.kinematics().mass(), 0.75)
                - sample.quantile(pair -> pair.kinematics().mass(), 0.25);
    }
}
