package io.dilepton.core.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnglesTest {

    /** π to 100 digits. */
    private static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288419716939937510"
            + "58209749445923078164062862089986280348253421170680");

    @Test
    void shouldStayInTheHalfOpenRangeWhenAnglesLieAtTheSeam() {
        assertThat(DeltaPhi.wrap(Math.PI)).isEqualTo(-Math.PI);
        assertThat(DeltaPhi.wrap(-Math.PI)).isEqualTo(-Math.PI);
        assertThat(DeltaPhi.wrap(3 * Math.PI)).isBetween(-Math.PI, Math.nextDown(Math.PI));
        assertThat(DeltaPhi.wrap(Math.nextDown(-Math.PI))).isBetween(-Math.PI, Math.nextDown(Math.PI));
        assertThat(DeltaPhi.wrap(Math.nextUp(Math.PI))).isBetween(-Math.PI, Math.nextDown(Math.PI));
        assertThat(DeltaPhi.of(3, -3)).isCloseTo(6 - 2 * Math.PI, within(1e-15));
        assertThat(DeltaPhi.of(-3, 3)).isCloseTo(2 * Math.PI - 6, within(1e-15));
        assertThat(DeltaPhi.of(Math.PI, -Math.PI)).isZero();
    }

    @Test
    void shouldBeExactWhenAnglesAreHuge() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            double angle = random.nextGaussian() * Math.pow(10, random.nextInt(18));
            BigDecimal turns = new BigDecimal(angle)
                    .divide(PI.multiply(BigDecimal.valueOf(2)), new MathContext(60))
                    .setScale(0, RoundingMode.HALF_EVEN);
            double expected = new BigDecimal(angle)
                    .subtract(turns.multiply(PI).multiply(BigDecimal.valueOf(2)))
                    .doubleValue();
            assertThat(DeltaPhi.wrap(angle)).as("angle %s", angle).isCloseTo(expected, within(1e-15));
        }
    }

    @Test
    void shouldBeNaNWhenAnAngleIsNotFinite() {
        assertThat(DeltaPhi.wrap(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(DeltaPhi.wrap(Double.NaN)).isNaN();
    }

    @Test
    void shouldChangeSignWhenDirectionsAreSwapped() {
        Random random = new Random(6);
        for (int i = 0; i < 1_000; i++) {
            double phi1 = (2 * random.nextDouble() - 1) * Math.PI;
            double phi2 = (2 * random.nextDouble() - 1) * Math.PI;
            assertThat(DeltaPhi.of(phi1, phi2)).isEqualTo(-DeltaPhi.of(phi2, phi1));
        }
    }

    @Test
    void shouldWrapAzimuthWhenDistanceCrossesTheSeam() {
        // 3-4-5: Δη = 3, Δφ = 4 − 2π wrapped from 4 would be −2.28, so take Δφ across the seam by 0.4 and Δη 0.3.
        assertThat(DeltaR.of(1.3, Math.PI - 0.2, 1.0, -Math.PI + 0.2)).isCloseTo(0.5, within(1e-15));
        assertThat(DeltaEta.of(1.25, -1)).isEqualTo(2.25);
        assertThat(DeltaEta.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isZero();
    }

    @Test
    void shouldAgreeWithHighPrecisionWhenDirectionsAreNearlyCollinearOrOpposite() {
        RandomPairs pair = new RandomPairs(8);
        for (int i = 0; i < 500; i++) {
            pair.next();
            double sine = HighPrecision.sineOfOpeningAngle(pair.eta1, pair.phi1, pair.eta2, pair.phi2);
            double angle = OpeningAngle.of(pair.eta1, pair.phi1, pair.eta2, pair.phi2);
            double tolerance = 1e-14 * sine + 5e-16 * Math.abs(Math.cos(angle)) * (angle > 1 ? 1 : 0) + 1e-15 * angle;
            assertThat(Math.sin(angle)).as("%s", pair).isCloseTo(sine, within(tolerance));
            assertThat(OpeningAngle.cosine(pair.eta1, pair.phi1, pair.eta2, pair.phi2))
                    .isCloseTo(Math.cos(angle), within(1e-15));
        }
    }

    @Test
    void shouldGiveHandWorkedAnglesWhenDirectionsAreSimple() {
        assertThat(OpeningAngle.of(0, 0, 0, Math.PI / 2)).isCloseTo(Math.PI / 2, within(1e-15));
        assertThat(OpeningAngle.of(2, 1, 2, 1)).isZero();
        assertThat(OpeningAngle.of(2, 1, -2, 1 - Math.PI)).isCloseTo(Math.PI, within(1e-15));
        assertThat(OpeningAngle.of(0, 0, 0, 1e-10)).isCloseTo(1e-10, within(1e-25));
        assertThat(OpeningAngle.cosine(0, 0, 0, Math.PI / 3)).isCloseTo(0.5, within(1e-15));
        assertThat(OpeningAngle.ofComponents(1, 0, 0, 0, 2, 0)).isEqualTo(Math.PI / 2);
        assertThat(OpeningAngle.ofComponents(1, 1, 1, -3, -3, -3)).isEqualTo(Math.PI);
        assertThat(OpeningAngle.ofComponents(1, 2, 3, 0, 0, 0)).isZero();
        // 1e-9 rad between two momenta of 1 TeV along the beam; acos of the cosine gives 0.
        assertThat(OpeningAngle.ofComponents(0, 0, 1000, 1e-6, 0, 1000)).isCloseTo(1e-9, within(1e-24));
    }

    @Test
    void shouldGiveThePolarAngleWhenOneDirectionLiesOnTheBeamAxis() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(OpeningAngle.of(infinite, 0, 0, 1)).isCloseTo(Math.PI / 2, within(1e-15));
        assertThat(OpeningAngle.of(1, 2, infinite, 0)).isCloseTo(2 * Math.atan(Math.exp(-1)), within(1e-15));
        assertThat(OpeningAngle.of(-infinite, 0, 1, 2)).isCloseTo(Math.PI - 2 * Math.atan(Math.exp(-1)), within(1e-15));
        assertThat(OpeningAngle.of(infinite, 0, infinite, 3)).isZero();
        assertThat(OpeningAngle.of(infinite, 0, -infinite, 0)).isEqualTo(Math.PI);
        assertThat(OpeningAngle.of(900, 0, -900, 0)).isEqualTo(Math.PI);
        assertThat(OpeningAngle.cosine(infinite, 0, -1, 2)).isCloseTo(-Math.tanh(1), within(1e-15));
        assertThat(OpeningAngle.of(Double.NaN, 0, 1, 0)).isNaN();
        // Just below the switch both forms agree.
        assertThat(OpeningAngle.of(299, 0, 1, 2)).isCloseTo(OpeningAngle.of(301, 0, 1, 2), within(1e-15));
    }

    @Test
    void shouldGiveTheSameAngleWhenComponentsAreUsed() {
        RandomPairs pair = new RandomPairs(9);
        for (int i = 0; i < 1_000; i++) {
            pair.next();
            FourMomentum p = FourMomentum.ofPtEtaPhiMass(pair.pt1, pair.eta1, pair.phi1, 0);
            FourMomentum q = FourMomentum.ofPtEtaPhiMass(pair.pt2, pair.eta2, pair.phi2, 0);
            assertThat(OpeningAngle.ofComponents(p.px(), p.py(), p.pz(), q.px(), q.py(), q.pz()))
                    .isCloseTo(OpeningAngle.of(pair.eta1, pair.phi1, pair.eta2, pair.phi2), within(2e-15));
        }
    }

    @Test
    void shouldBeLargestOnTheBisectorWhenCentralityIsTaken() {
        assertThat(AzimuthalCentrality.of(0.5, 0, 1)).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(AzimuthalCentrality.of(0, 0, 1)).isCloseTo(1, within(1e-15));
        assertThat(AzimuthalCentrality.of(1, 0, 1)).isCloseTo(1, within(1e-15));
        assertThat(AzimuthalCentrality.of(0.5 - Math.PI, 0, 1)).isCloseTo(-Math.sqrt(2), within(1e-15));
        assertThat(AzimuthalCentrality.of(0.25, 1, 0)).isCloseTo(AzimuthalCentrality.of(0.25, 0, 1), within(1e-15));
        assertThat(AzimuthalCentrality.of(1, 1, 1)).isNaN();
    }
}
