package io.dilepton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.ParticleMasses;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The hard process and the decays of the tops against what theory says, without a detector. */
class GeneratedTopsTest {

    private static final int EVENTS = 30_000;
    private static final List<GeneratedTops> TOPS = generate(TopPairConfig.LHC_2015);

    private static List<GeneratedTops> generate(double energy) {
        TopPairSpectrum spectrum = new TopPairSpectrum(energy);
        SplittableRandom random = new SplittableRandom(5);
        return Stream.generate(() -> GeneratedTops.decay(spectrum.sample(random), random))
                .limit(EVENTS)
                .toList();
    }

    private static FourMomentum top(TopDecay decay) {
        return decay.bottom().plus(decay.lepton()).plus(decay.invisible());
    }

    @Test
    void shouldConserveMomentumWhenTopsDecay() {
        assertThat(TOPS).allSatisfy(tops -> {
            FourMomentum all = top(tops.top()).plus(top(tops.antitop()));
            assertThat(all.pt()).isCloseTo(tops.pair().pt(), within(1e-6));
            assertThat(all.rapidity()).isCloseTo(tops.pair().rapidity(), within(1e-6));
            assertThat(top(tops.top()).mass()).isCloseTo(ParticleMasses.TOP, within(15.001 * ParticleMasses.TOP_WIDTH));
        });
    }

    @Test
    void shouldBeMostlyGluonFusionWhenAtTheLhc() {
        assertThat(gluonShare(TOPS)).isBetween(0.82, 0.93);
        assertThat(gluonShare(generate(7000))).isBetween(0.72, 0.86).isLessThan(gluonShare(TOPS));
    }

    private static double gluonShare(List<GeneratedTops> tops) {
        return tops.stream().filter(each -> each.pair().gluonFusion()).count() / (double) tops.size();
    }

    @Test
    void shouldHaveTheValuesOfTheoryWhenTopsAreAtRest() {
        assertThat(TopMatrixElement.gluons(1, 0.3)).isCloseTo(7.0 / 48, within(1e-12));
        assertThat(TopMatrixElement.quarks(1, -0.8)).isCloseTo(4.0 / 9, within(1e-12));
    }

    @Test
    void shouldDecayByVMinusAWhenTopIsUnpolarised() {
        double left = 2
                * Math.pow(ParticleMasses.W, 2)
                / (Math.pow(ParticleMasses.TOP, 2) + 2 * Math.pow(ParticleMasses.W, 2));
        double mean = TOPS.stream()
                .mapToDouble(tops -> helicityCosine(tops.top()))
                .average()
                .orElseThrow();

        assertThat(left).isCloseTo(0.30, within(0.005));
        assertThat(mean).as("-F(left)/2").isCloseTo(-left / 2, within(0.01));
    }

    /** The cosine of θ* from the mass of lepton and b quark, on which it depends linearly; the b quark counts as massless. */
    private static double helicityCosine(TopDecay decay) {
        FourMomentum w = decay.lepton().plus(decay.invisible());
        double top = top(decay).dot(top(decay));
        double product = 2 * decay.prompt().dot(decay.bottom());
        return 2 * product / (top - w.dot(w)) - 1;
    }

    @Test
    void shouldCorrelateTheSpinsWhenBothTopsDecay() {
        double mean = TOPS.stream()
                .mapToDouble(GeneratedTopsTest::openingCosine)
                .average()
                .orElseThrow();

        assertThat(mean).as("-D/3 of CMS, D = -0.237 ± 0.011").isCloseTo(0.079, within(0.015));
    }

    /** Both leptons are taken to the rest frames of their tops by way of that of the pair. */
    private static double openingCosine(GeneratedTops tops) {
        FourMomentum all = top(tops.top()).plus(top(tops.antitop()));
        return Direction.of(inTopFrame(tops.top(), all)).dot(Direction.of(inTopFrame(tops.antitop(), all)));
    }

    private static FourMomentum inTopFrame(TopDecay decay, FourMomentum all) {
        FourMomentum top = top(decay).boostToRestFrameOf(all);
        return decay.prompt().boostToRestFrameOf(all).boostToRestFrameOf(top);
    }

    @Test
    void shouldTakeOneLeptonInSevenFromTausWhenWDecays() {
        double fromTau = TOPS.stream()
                        .filter(tops ->
                                tops.top().lepton().e() < tops.top().prompt().e() * (1 - 1e-9))
                        .count()
                / (double) EVENTS;

        assertThat(fromTau).isCloseTo(0.15, within(0.01));
    }
}
