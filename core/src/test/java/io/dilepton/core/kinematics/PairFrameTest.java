package io.dilepton.core.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The shared computation against the class of each quantity. */
class PairFrameTest {

    private static final long SEED = 77;
    /** A few units in the last place, in percent. */
    private static final double ROUNDING = 2e-13;

    @Test
    void shouldGiveWhatEachQuantityGivesAloneWhenPairsAreOfAnyKind() {
        RandomPairs pair = new RandomPairs(SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            pair.next();
            double mass1 = random.nextInt(4) == 0 ? 0 : LeptonFlavour.MUON.mass();
            double mass2 = random.nextInt(4) == 0 ? LeptonFlavour.TAU_HAD.mass() : LeptonFlavour.MUON.mass();
            Lepton first = new Lepton(LeptonFlavour.MUON, -1, pair.pt1, pair.eta1, pair.phi1, mass1);
            Lepton second = new Lepton(LeptonFlavour.MUON, 1, pair.pt2, pair.eta2, pair.phi2, mass2);
            check(PairKinematics.of(first, second), first, second, "seed " + SEED + ", " + pair);
        }
    }

    private static void check(PairKinematics pair, Lepton a, Lepton b, String what) {
        assertThat(pair.mass())
                .as(what)
                .isEqualTo(PairMass.of(a.pt(), a.eta(), a.phi(), a.mass(), b.pt(), b.eta(), b.phi(), b.mass()));
        assertThat(pair.pt()).as(what).isEqualTo(PairPt.of(a.pt(), a.phi(), b.pt(), b.phi()));
        assertThat(pair.deltaR()).as(what).isEqualTo(DeltaR.of(a.eta(), a.phi(), b.eta(), b.phi()));
        assertThat(pair.openingAngle())
                .as(what)
                .isCloseTo(OpeningAngle.of(a.eta(), a.phi(), b.eta(), b.phi()), withinPercentage(ROUNDING));
        assertThat(pair.cosThetaStar())
                .as(what)
                .isCloseTo(
                        CollinsSoper.cosThetaStar(
                                a.pt(), a.eta(), a.phi(), a.mass(), b.pt(), b.eta(), b.phi(), b.mass()),
                        within(4e-15));
    }

    @Test
    void shouldBeAccurateWhenHyperbolicFunctionsAreTaken() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            double x = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 3.5);
            assertThat(Hyperbolic.sinh(x)).as("sinh %s", x).isCloseTo(StrictMath.sinh(x), withinPercentage(1e-13));
            assertThat(Hyperbolic.coshOfSinh(Hyperbolic.sinh(x)))
                    .as("cosh %s", x)
                    .isCloseTo(StrictMath.cosh(x), withinPercentage(1e-13));
            assertThat(Hyperbolic.asinh(StrictMath.sinh(x))).as("asinh %s", x).isCloseTo(x, withinPercentage(1e-13));
        }
        assertThat(Hyperbolic.sinh(0)).isZero();
        assertThat(Hyperbolic.sinh(-0.0)).isEqualTo(-0.0);
        assertThat(Hyperbolic.sinh(1e-300)).isEqualTo(1e-300);
        assertThat(Hyperbolic.sinh(-1000)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
