package io.dilepton.core.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class PairMassTest {

    private static final double MUON = 0.1056583755;

    /** About ten roundings of 1.1e-16, two of them in sinh and asinh (2.5 ulp each). */
    private static final double TOLERANCE = 4e-15;

    @Test
    void shouldAgreeWithHighPrecisionWhenPairsCoverTheWholeRange() {
        long seed = 20241104;
        RandomPairs pair = new RandomPairs(seed);
        for (int i = 0; i < 2_000; i++) {
            pair.next();
            double expected = HighPrecision.mass(
                    pair.pt1, pair.eta1, pair.phi1, pair.mass1, pair.pt2, pair.eta2, pair.phi2, pair.mass2);
            assertRelative(of(pair), expected, "seed " + seed + ", pair " + i + ": " + pair);
        }
    }

    @Test
    void shouldKeepAllDigitsWhenParticlesAreNearlyCollinear() {
        for (double pt : new double[] {1e-6, 1e-3, 1, 1e3, 1e6}) {
            for (double eta : new double[] {-10, -2.5, 0, 1e-9, 5, 9.99}) {
                for (double mass : new double[] {0, 0.51099895e-3, MUON}) {
                    double eta2 = eta + 1e-8;
                    double expected = HighPrecision.mass(pt, eta, 0.3, mass, 1.5 * pt, eta2, 0.3 + 1e-8, mass);
                    double actual = PairMass.of(pt, eta, 0.3, mass, 1.5 * pt, eta2, 0.3 + 1e-8, mass);
                    assertRelative(actual, expected, "pt " + pt + " eta " + eta + " mass " + mass);
                }
            }
        }
    }

    @Test
    void shouldLoseTheMassWhenComponentsAreUsedInstead() {
        // Why the form matters: two muons of 1 TeV at eta 8, 1e-6 apart. Their mass is 0.21 GeV, their energy 3 PeV.
        double expected = HighPrecision.mass(1000, 8, 0, MUON, 1000, 8 + 1e-6, 0, MUON);
        double naive = FourMomentum.ofPtEtaPhiMass(1000, 8, 0, MUON)
                .plus(FourMomentum.ofPtEtaPhiMass(1000, 8 + 1e-6, 0, MUON))
                .mass();

        assertThat(Math.abs(naive / expected - 1)).isGreaterThan(1e-3);
        assertRelative(PairMass.of(1000, 8, 0, MUON, 1000, 8 + 1e-6, 0, MUON), expected, "TeV muons");
    }

    @Test
    void shouldGiveTheHandWorkedMassWhenMomentaAreBackToBack() {
        // Massless, 45 GeV each, at right angles to the beam: M = 2·45.
        assertThat(PairMass.of(45, 0, 0, 0, 45, 0, -Math.PI, 0)).isCloseTo(90, withinPercentage(1e-12));
        // M² = 2·pt1·pt2·(cosh Δη − cos Δφ) = 2·30·20·(cosh 1 − cos 1).
        assertThat(PairMass.of(30, 1.5, 1.5, 0, 20, 0.5, 0.5, 0))
                .isCloseTo(Math.sqrt(1200 * (Math.cosh(1) - Math.cos(1))), withinPercentage(1e-12));
    }

    @Test
    void shouldGiveTheSumOfMassesWhenParticlesMoveTogether() {
        // Equal velocity: M = m1 + m2 whatever the boost.
        assertThat(PairMass.of(1e6, 10, 3, MUON, 1e6, 10, 3, MUON)).isCloseTo(2 * MUON, withinPercentage(1e-12));
        assertThat(PairMass.of(7, -2, 0, 1, 21, -2, 0, 3)).isCloseTo(4, withinPercentage(1e-12));
    }

    @Test
    void shouldGiveZeroWhenMasslessParticlesAreCollinear() {
        assertThat(PairMass.of(10, 1, 1, 0, 20, 1, 1, 0)).isZero();
        assertThat(PairMass.of(0, 0, 0, 0, 0, 0, 0, 0)).isZero();
    }

    @Test
    void shouldNotChangeWhenThePairIsBoostedOrTurnedOrSwapped() {
        long seed = 7;
        RandomPairs pair = new RandomPairs(seed);
        for (int i = 0; i < 2_000; i++) {
            pair.next();
            double mass = of(pair);
            double turned = PairMass.of(
                    pair.pt1, pair.eta1, pair.phi1 + 1, pair.mass1, pair.pt2, pair.eta2, pair.phi2 + 1, pair.mass2);
            double swapped =
                    PairMass.of(pair.pt2, pair.eta2, pair.phi2, pair.mass2, pair.pt1, pair.eta1, pair.phi1, pair.mass1);
            // phi + 1 rounds by 4.4e-16 rad, which at a distance of 1e-8 is 4e-8 of it.
            assertThat(turned).as("seed %d, pair %s", seed, pair).isCloseTo(mass, withinPercentage(1e-4));
            assertRelative(swapped, mass, "seed " + seed + ", pair " + pair);
        }
    }

    @Test
    void shouldNotChangeWhenAMasslessPairIsBoostedAlongTheBeam() {
        // A longitudinal boost adds the same number to both pseudorapidities of massless particles. 0.25 + 4 is exact.
        assertThat(PairMass.of(30, 4.25, 1, 0, 40, 3.5, -1, 0)).isEqualTo(PairMass.of(30, 0.25, 1, 0, 40, -0.5, -1, 0));
    }

    private static double of(RandomPairs pair) {
        return PairMass.of(pair.pt1, pair.eta1, pair.phi1, pair.mass1, pair.pt2, pair.eta2, pair.phi2, pair.mass2);
    }

    private static void assertRelative(double actual, double expected, String what) {
        assertThat(Math.abs(actual - expected)).as(what).isLessThanOrEqualTo(TOLERANCE * expected);
    }
}
