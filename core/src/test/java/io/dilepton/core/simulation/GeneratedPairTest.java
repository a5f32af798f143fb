package io.dilepton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.ParticleMasses;
import io.dilepton.core.kinematics.CollinsSoper;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Physics at generator level, before the detector. */
class GeneratedPairTest {

    private static final int PAIRS = 300_000;

    private final RandomGenerator random = new SplittableRandom(11);

    @Test
    void shouldPeakAtTheZWithItsWidthWhenMassIsGenerated() {
        BosonSpectrum spectrum = new BosonSpectrum(SimulationConfig.LHC_2011, 50, 150, 2.5, 0);
        double[] masses = IntStream.range(0, PAIRS)
                .mapToDouble(i -> spectrum.sample(random).mass())
                .sorted()
                .toArray();
        double width = ParticleMasses.Z_WIDTH;
        double[] near = nearZ(masses, width);

        // A running width moves the maximum by −Γ²/(2M) = −0.03 GeV, and so does, less, the falling parton luminosity.
        assertThat(near[near.length / 2]).isCloseTo(ParticleMasses.Z - 0.03, within(0.03));
        // For a Breit–Wigner, the part within Γ/2 over the part within Γ is arctan(1)/arctan(2).
        double ratio = (double) nearZ(masses, width / 2).length / near.length;
        assertThat(ratio).isCloseTo(Math.atan(1) / Math.atan(2), within(0.01));
    }

    @Test
    void shouldFallAsAPowerWhenMassIsFarBelowTheZ() {
        BosonSpectrum spectrum = new BosonSpectrum(SimulationConfig.LHC_2011, 10, 40, 2.5, 0);
        double[] masses = IntStream.range(0, PAIRS)
                .mapToDouble(i -> spectrum.sample(random).mass())
                .toArray();
        long low = IntStream.range(0, PAIRS).filter(i -> masses[i] < 20).count();
        double slope = 1 + Math.log((double) low / (PAIRS - low)) / Math.log(2);

        // M⁻³ of the point-like cross-section, times (M²)^−0.3 of the sea twice, softened by valence and 1−x.
        assertThat(slope).isBetween(3.0, 3.6);
    }

    @Test
    void shouldHaveTheAsymmetryOfTheElectroweakTheoryWhenAtThePole() {
        // ¾·A_e·A_q with A = 2va/(v² + a²) at sin²θ = 0.23153, worked by hand.
        assertThat(asymmetry(Quark.UP, ParticleMasses.Z)).isCloseTo(0.0736, within(0.001));
        assertThat(asymmetry(Quark.DOWN, ParticleMasses.Z)).isCloseTo(0.1032, within(0.001));
        assertThat(asymmetry(Quark.UP, 60)).isNegative();
        assertThat(asymmetry(Quark.UP, 130)).isPositive();
        // Photon alone: no asymmetry, and the squares of the charges.
        assertThat(asymmetry(Quark.UP, 2)).isCloseTo(0, within(0.002));
        assertThat(Quark.UP.symmetric(2) / Quark.DOWN.symmetric(2)).isCloseTo(4, within(0.01));
    }

    @Test
    void shouldFollowOnePlusCosineSquaredWithAsymmetryWhenBosonDecays() {
        List<GeneratedPair> pairs = pairs(105, 150);

        assertThat(mean(pairs, pair -> true)).isPositive();
        double square = pairs.stream()
                .mapToDouble(pair -> pair.cosTheta() * pair.cosTheta())
                .average()
                .orElseThrow();
        assertThat(square).isCloseTo(0.4, within(0.003));
        double forward = pairs.stream().filter(pair -> pair.cosTheta() > 0).count() / (double) pairs.size();
        double expected = pairs.stream()
                .mapToDouble(
                        pair -> asymmetry(pair.boson().quark(), pair.boson().mass()))
                .average()
                .orElseThrow();
        assertThat(2 * forward - 1).isCloseTo(expected, within(0.01));
        assertThat(mean(pairs(55, 80), pair -> true)).isNegative();
    }

    @Test
    void shouldShowTheAngleOfTheQuarkInTheCollinsSoperFrameWhenBoostedToTheLaboratory() {
        for (GeneratedPair pair : pairs(60, 120).subList(0, 2000)) {
            double angle = cosThetaStar(pair);
            boolean alongQuark = pair.boson().quarkForward() == pair.boson().rapidity() > 0;
            assertThat(angle).isCloseTo(alongQuark ? pair.cosTheta() : -pair.cosTheta(), within(1e-4));
            FourMomentum sum = pair.negative().plus(pair.positive());
            assertThat(sum.mass()).isCloseTo(pair.boson().mass(), within(1e-6));
            assertThat(sum.pt()).isCloseTo(pair.boson().pt(), within(1e-6));
            assertThat(sum.rapidity()).isCloseTo(pair.boson().rapidity(), within(1e-8));
        }
    }

    @Test
    void shouldDiluteTheAsymmetryWhenTheQuarkIsNotKnown() {
        List<GeneratedPair> pairs = pairs(105, 150);
        double known = mean(pairs, pair -> true);
        double seen = pairs.stream().mapToDouble(this::cosThetaStar).average().orElseThrow();
        double boosted = pairs.stream()
                .filter(pair -> Math.abs(pair.boson().rapidity()) > 1.5)
                .mapToDouble(this::cosThetaStar)
                .average()
                .orElseThrow();

        assertThat(seen).isPositive().isLessThan(0.8 * known);
        assertThat(boosted).isGreaterThan(seen);
    }

    @Test
    void shouldHaveAFlatRapidityThatEndsWhenTheBeamEnergyDoes() {
        BosonSpectrum spectrum = new BosonSpectrum(SimulationConfig.LHC_2011, 60, 120, 5, 0);
        double limit = Math.log(SimulationConfig.LHC_2011 / 60);
        double[] rapidities = IntStream.range(0, PAIRS)
                .mapToDouble(i -> spectrum.sample(random).rapidity())
                .toArray();

        assertThat(share(rapidities, -1, 0)).isCloseTo(share(rapidities, 0, 1), within(0.005));
        assertThat(share(rapidities, 0, 0.5) / share(rapidities, 1, 1.5)).isCloseTo(1, within(0.1));
        assertThat(share(rapidities, 3.8, 4.3) / share(rapidities, 0, 0.5)).isLessThan(0.2);
        assertThat(share(rapidities, limit, 10)).isZero();
    }

    @Test
    void shouldFallInPtWhenBosonRecoils() {
        RecoilSpectrum recoil = new RecoilSpectrum(ParticleMasses.Z, 0);
        double[] pt = IntStream.range(0, PAIRS)
                .mapToDouble(i -> recoil.sample(random))
                .sorted()
                .toArray();
        RecoilSpectrum above = new RecoilSpectrum(ParticleMasses.Z, 30);
        double[] tail = IntStream.range(0, PAIRS)
                .mapToDouble(i -> above.sample(random))
                .sorted()
                .toArray();

        assertThat(pt[PAIRS / 2]).isBetween(9.0, 13.0);
        assertThat(share(pt, 0, 20)).isGreaterThan(0.6);
        assertThat(recoil.passing()).isEqualTo(1);
        // A floor takes the same events out of the same spectrum.
        assertThat(above.passing()).isCloseTo(share(pt, 30, 1e9), within(0.005));
        assertThat(tail[0]).isGreaterThanOrEqualTo(30 - 1e-9);
        assertThat(tail[PAIRS / 2]).isCloseTo(pt[PAIRS - (int) (above.passing() * PAIRS / 2)], within(0.7));
    }

    private List<GeneratedPair> pairs(double massMin, double massMax) {
        BosonSpectrum spectrum = new BosonSpectrum(SimulationConfig.LHC_2011, massMin, massMax, 2.5, 0);
        return IntStream.range(0, PAIRS / 3)
                .mapToObj(i -> GeneratedPair.decay(spectrum.sample(random), LeptonFlavour.MUON, random))
                .toList();
    }

    private double cosThetaStar(GeneratedPair pair) {
        FourMomentum negative = pair.negative();
        FourMomentum positive = pair.positive();
        return CollinsSoper.cosThetaStar(
                negative.pt(),
                negative.eta(),
                negative.phi(),
                ParticleMasses.MUON,
                positive.pt(),
                positive.eta(),
                positive.phi(),
                ParticleMasses.MUON);
    }

    private static double mean(List<GeneratedPair> pairs, Predicate<GeneratedPair> which) {
        return pairs.stream()
                .filter(which)
                .mapToDouble(GeneratedPair::cosTheta)
                .average()
                .orElseThrow();
    }

    private static double asymmetry(Quark quark, double mass) {
        return 0.75 * quark.antisymmetric(mass) / quark.symmetric(mass);
    }

    private static double share(double[] values, double from, double to) {
        return Arrays.stream(values)
                        .filter(value -> value >= from && value < to)
                        .count()
                / (double) values.length;
    }

    private static double[] nearZ(double[] masses, double distance) {
        return Arrays.stream(masses)
                .filter(mass -> Math.abs(mass - ParticleMasses.Z) < distance)
                .toArray();
    }
}
