package io.dilepton.core.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FourMomentumTest {

    @Test
    void shouldGiveHandWorkedValuesWhenComponentsAreSimple() {
        FourMomentum v = new FourMomentum(3, 4, 12, 20);

        assertThat(v.pt()).isEqualTo(5);
        assertThat(v.p()).isEqualTo(13);
        assertThat(v.mass()).isCloseTo(Math.sqrt(231), within(1e-14));
        assertThat(v.transverseMass()).isEqualTo(16);
        assertThat(v.phi()).isEqualTo(Math.atan2(4, 3));
        assertThat(v.eta()).isCloseTo(Math.log((13 + 12) / 5.0), within(1e-15));
        assertThat(v.rapidity()).isCloseTo(0.5 * Math.log(32.0 / 8), within(1e-15));
        assertThat(v.plus(new FourMomentum(1, 1, 1, 1))).isEqualTo(new FourMomentum(4, 5, 13, 21));
    }

    @Test
    void shouldComeBackWhenColliderCoordinatesAreConverted() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            double pt = Math.pow(10, -6 + 12 * random.nextDouble());
            double eta = (2 * random.nextDouble() - 1) * 10;
            double phi = (2 * random.nextDouble() - 1) * Math.PI;
            FourMomentum v = FourMomentum.ofPtEtaPhiMass(pt, eta, phi, 0.105);
            assertThat(v.pt()).isCloseTo(pt, withinPercentage(1e-13));
            assertThat(v.eta()).isCloseTo(eta, within(2e-15 * (1 + Math.abs(eta))));
            assertThat(v.phi()).isCloseTo(phi, within(1e-15));
            assertThat(v.rapidity()).isCloseTo(Rapidity.of(pt, eta, 0.105), within(1e-7));
        }
    }

    @Test
    void shouldTakeTheSignOfTheSquareWhenTheVectorIsSpaceLike() {
        assertThat(new FourMomentum(5, 0, 0, 3).mass()).isEqualTo(-4);
        assertThat(new FourMomentum(5, 0, 0, 5).mass()).isZero();
        assertThat(TransverseMass.of(5, 3)).isEqualTo(-4);
    }

    @Test
    void shouldKeepTheMassOfTheComponentsWhenSquaresCancel() {
        // E² − p² = (E − pz)(E + pz) = 2^-20·(2^31 + 2^-20): exact components, whose squares need 102 bits.
        double pz = 0x1p30;
        double e = pz + 0x1p-20;
        assertThat(new FourMomentum(0, 0, pz, e).mass()).isEqualTo(Math.sqrt(0x1p-20 * (0x1p31 + 0x1p-20)));
        assertThat(new FourMomentum(pz, 0, 0, e).mass()).isEqualTo(Math.sqrt(0x1p-20 * (0x1p31 + 0x1p-20)));
    }

    @Test
    void shouldBeInfiniteWhenTheMomentumLiesOnTheBeamAxis() {
        assertThat(new FourMomentum(0, 0, 10, 10).eta()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new FourMomentum(0, 0, -10, 10).eta()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new FourMomentum(0, 0, 10, 10).rapidity()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new FourMomentum(0, 0, -3, 5).rapidity()).isCloseTo(-0.5 * Math.log(8 / 2.0), within(1e-15));
        assertThat(new FourMomentum(0, 0, -3, 5).phi()).isZero();
        assertThat(new FourMomentum(0, 0, 0, 5).eta()).isZero();
        assertThat(new FourMomentum(0, 0, 0, 0).rapidity()).isZero();
    }

    @Test
    void shouldGiveTheRapidityWhenTheBoostIsSoHighThatEnergyRoundsToMomentum() {
        // pt 1 GeV at eta 20: E − pz is 2e-9 of a number whose last digit is 3e-8.
        FourMomentum v = FourMomentum.ofPtEtaPhiMass(1, 20, 0, 0);
        assertThat(v.e() - v.pz()).isZero();
        assertThat(v.rapidity()).isCloseTo(20, within(1e-14));
    }

    @Test
    void shouldWrapToMinusPiWhenTheMomentumPointsAlongMinusX() {
        assertThat(new FourMomentum(-1, 0.0, 0, 1).phi()).isEqualTo(-Math.PI);
        assertThat(new FourMomentum(-1, -0.0, 0, 1).phi()).isEqualTo(-Math.PI);
    }

    @Test
    void shouldLeaveMassAndProductsUnchangedWhenBoosted() {
        Random random = new Random(12);
        for (int i = 0; i < 2_000; i++) {
            FourMomentum v = randomVector(random);
            FourMomentum w = randomVector(random);
            double bx = random.nextDouble() - 0.5;
            double by = random.nextDouble() - 0.5;
            double bz = random.nextDouble() - 0.5;
            FourMomentum boosted = v.boost(bx, by, bz);
            double scale = boosted.e() * boosted.e() + v.e() * v.e();
            assertThat(boosted.mass() * boosted.mass()).isCloseTo(v.mass() * v.mass(), within(1e-14 * scale));
            assertThat(boosted.dot(w.boost(bx, by, bz))).isCloseTo(v.dot(w), within(1e-14 * v.e() * w.e() * 20));
            FourMomentum back = boosted.boost(-bx, -by, -bz);
            assertThat(back.px()).isCloseTo(v.px(), within(1e-13 * boosted.e()));
            assertThat(back.e()).isCloseTo(v.e(), within(1e-13 * boosted.e()));
        }
    }

    @Test
    void shouldGiveTheHandWorkedBoostWhenAParticleAtRestIsMoved() {
        // β = 0.6: γ = 1.25.
        FourMomentum moved = new FourMomentum(0, 0, 0, 4).boost(0, 0, 0.6);
        assertThat(moved.pz()).isCloseTo(3, within(1e-15));
        assertThat(moved.e()).isCloseTo(5, within(1e-15));
        assertThatThrownBy(() -> moved.boost(0.8, 0.6, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("velocity");
    }

    @Test
    void shouldComeToRestWhenBoostedToItsOwnFrame() {
        FourMomentum v = FourMomentum.ofPxPyPzMass(30, -40, 6000, 91.19);
        FourMomentum rest = v.boostToRestFrameOf(v);
        assertThat(rest.e()).isCloseTo(v.mass(), withinPercentage(1e-12));
        assertThat(rest.p()).isCloseTo(0, within(1e-10));
        assertThatThrownBy(() -> v.boostToRestFrameOf(new FourMomentum(1, 0, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rest frame");
    }

    @Test
    void shouldSplitTheMassEvenlyWhenEqualParticlesAreSeenInTheirRestFrame() {
        FourMomentum p = FourMomentum.ofPtEtaPhiMass(45, 2.1, 0.4, 0.105);
        FourMomentum q = FourMomentum.ofPtEtaPhiMass(38, 1.3, -2.5, 0.105);
        FourMomentum pair = p.plus(q);
        FourMomentum pRest = p.boostToRestFrameOf(pair);
        FourMomentum qRest = q.boostToRestFrameOf(pair);
        assertThat(pRest.e()).isCloseTo(pair.mass() / 2, withinPercentage(1e-12));
        assertThat(pRest.plus(qRest).p()).isCloseTo(0, within(1e-12));
        assertThat(pRest.mass()).isCloseTo(0.105, within(1e-9));
    }

    private static FourMomentum randomVector(Random random) {
        return FourMomentum.ofPxPyPzMass(
                50 * random.nextGaussian(),
                50 * random.nextGaussian(),
                200 * random.nextGaussian(),
                random.nextDouble() * 100);
    }
}
