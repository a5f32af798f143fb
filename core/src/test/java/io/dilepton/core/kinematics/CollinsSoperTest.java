package io.dilepton.core.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CollinsSoperTest {

    @Test
    void shouldAgreeWithTheDefinitionWhenComputedWithHighPrecision() {
        RandomPairs pair = new RandomPairs(31);
        for (int i = 0; i < 500; i++) {
            pair.next();
            pair.mass1 = 0.1056583755;
            pair.mass2 = pair.mass1;
            double expected = HighPrecision.cosThetaStar(
                    pair.pt1, pair.eta1, pair.phi1, pair.mass1, pair.pt2, pair.eta2, pair.phi2, pair.mass2);
            assertThat(cosThetaStar(pair)).as("%s", pair).isCloseTo(expected, within(1e-13));
        }
    }

    @Test
    void shouldChangeSignWhenTheChargesAreSwapped() {
        RandomPairs pair = new RandomPairs(32);
        for (int i = 0; i < 1_000; i++) {
            pair.next();
            double swapped = CollinsSoper.cosThetaStar(
                    pair.pt2, pair.eta2, pair.phi2, pair.mass2, pair.pt1, pair.eta1, pair.phi1, pair.mass1);
            if (Double.isFinite(swapped)) {
                assertThat(swapped).as("%s", pair).isCloseTo(-cosThetaStar(pair), within(1e-14));
            }
        }
    }

    @Test
    void shouldNotChangeWhenTheEventIsMirroredAlongTheBeam() {
        // Both beams are protons: turning the event round leaves the angle to the pair's own direction.
        double angle = CollinsSoper.cosThetaStar(31, 0.7, 0.1, 0, 44, -1.9, 2.8, 0);
        assertThat(CollinsSoper.cosThetaStar(31, -0.7, 0.1, 0, 44, 1.9, 2.8, 0)).isCloseTo(angle, within(1e-15));
    }

    @Test
    void shouldGiveTheRestFrameAngleWhenThePairHasNoTransverseMomentum() {
        // Back to back in azimuth with equal pt: cos θ* = tanh(Δy/2), with the sign of the pair's direction.
        assertThat(CollinsSoper.cosThetaStar(40, 1.5, 0, 0, 40, 0.5, -Math.PI, 0))
                .isCloseTo(Math.tanh(0.5), within(1e-15));
        assertThat(CollinsSoper.cosThetaStar(40, -0.5, 0, 0, 40, -1.5, -Math.PI, 0))
                .isCloseTo(-Math.tanh(0.5), within(1e-15));
    }

    @Test
    void shouldMatchTheBoostedFrameWhenAxesAreBuiltExplicitly() {
        RandomPairs pair = new RandomPairs(33);
        int compared = 0;
        while (compared < 300) {
            pair.next();
            if (Math.abs(pair.eta1) > 2.5 || Math.abs(pair.eta2) > 2.5 || pair.pt1 < 1 || pair.pt2 < 1) {
                continue;
            }
            if (pair.pt1 > 1e3 || pair.pt2 > 1e3 || DeltaR.of(pair.eta1, pair.phi1, pair.eta2, pair.phi2) < 0.3) {
                continue;
            }
            compared++;
            double[] angles = byBoost(pair);
            assertThat(cosThetaStar(pair)).as("%s", pair).isCloseTo(angles[0], within(1e-9));
            double phiStar = CollinsSoper.phiStar(
                    pair.pt1, pair.eta1, pair.phi1, pair.mass1, pair.pt2, pair.eta2, pair.phi2, pair.mass2);
            assertThat(DeltaPhi.of(phiStar, angles[1])).as("%s", pair).isCloseTo(0, within(1e-7));
        }
    }

    /** Boosts beams and lepton into the pair's rest frame: z along the bisector of pA and −pB, x along −(pA + pB), y = z × x. */
    private static double[] byBoost(RandomPairs pair) {
        FourMomentum lepton = FourMomentum.ofPtEtaPhiMass(pair.pt1, pair.eta1, pair.phi1, pair.mass1);
        FourMomentum sum = lepton.plus(FourMomentum.ofPtEtaPhiMass(pair.pt2, pair.eta2, pair.phi2, pair.mass2));
        double direction = sum.pz() < 0 ? -1 : 1;
        double[] a = unit(new FourMomentum(0, 0, direction, 1).boostToRestFrameOf(sum));
        double[] b = unit(new FourMomentum(0, 0, -direction, 1).boostToRestFrameOf(sum));
        double[] l = unit(lepton.boostToRestFrameOf(sum));
        double[] z = normalised(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        double[] x = normalised(-a[0] - b[0], -a[1] - b[1], -a[2] - b[2]);
        double[] y = {z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]};
        double massless = 2 * lepton.boostToRestFrameOf(sum).p() / sum.mass();
        return new double[] {massless * dot(l, z), Math.atan2(dot(l, y), dot(l, x))};
    }

    private static double cosThetaStar(RandomPairs pair) {
        return CollinsSoper.cosThetaStar(
                pair.pt1, pair.eta1, pair.phi1, pair.mass1, pair.pt2, pair.eta2, pair.phi2, pair.mass2);
    }

    private static double[] unit(FourMomentum v) {
        return normalised(v.px(), v.py(), v.pz());
    }

    private static double[] normalised(double x, double y, double z) {
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new double[] {x / norm, y / norm, z / norm};
    }

    private static double dot(double[] p, double[] q) {
        return p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
    }
}
