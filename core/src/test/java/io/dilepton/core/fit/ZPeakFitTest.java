package io.dilepton.core.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.ParticleMasses;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ZPeakFitTest {

    private static final int TOYS = 250;
    private static final long FIRST_SEED = 20_000;
    private static final double MASS = 91.31;
    private static final double SIGMA = 1.5;
    private static final double TAIL = 1.4;
    private static final double SIGNAL = 5000;
    private static final double BACKGROUND = 1500;
    private static final double SLOPE = -0.03;

    private static ToyPeak toy(ResolutionShape shape, double width) {
        double tail = shape == ResolutionShape.CRYSTAL_BALL ? TAIL : 0;
        return new ToyPeak(MASS, width, SIGMA, tail, SIGNAL, BACKGROUND, SLOPE);
    }

    private static List<FitOutcome.Peak> peaks(ToyPeak toy, FitSettings settings) {
        List<FitOutcome.Peak> peaks = new ArrayList<>();
        for (int i = 0; i < TOYS; i++) {
            FitOutcome outcome = ZPeakFit.fit(toy.histogram(FIRST_SEED + i), settings);
            assertThat(outcome).as("seed %d", FIRST_SEED + i).isInstanceOf(FitOutcome.Peak.class);
            peaks.add((FitOutcome.Peak) outcome);
        }
        return peaks;
    }

    /** Mean within three of its standard errors and a bit, width within three of its own: of 250 pulls 0.2 and 0.15. */
    private static void assertPulls(
            List<FitOutcome.Peak> peaks, String what, Function<FitOutcome.Peak, Measured> parameter, double truth) {
        double[] pulls = peaks.stream()
                .map(parameter)
                .mapToDouble(measured -> (measured.value() - truth) / measured.error())
                .toArray();
        double mean = DoubleStream.of(pulls).average().orElseThrow();
        double variance = DoubleStream.of(pulls)
                        .map(pull -> (pull - mean) * (pull - mean))
                        .sum()
                / (pulls.length - 1);
        assertThat(mean).as("mean of the pulls of the %s", what).isCloseTo(0, within(0.2));
        assertThat(Math.sqrt(variance)).as("width of the pulls of the %s", what).isCloseTo(1, within(0.15));
    }

    @ParameterizedTest
    @EnumSource(ResolutionShape.class)
    void shouldHaveUnitPullsAndNoBiasWhenToysHaveAKnownMass(ResolutionShape shape) {
        List<FitOutcome.Peak> peaks = peaks(toy(shape, ParticleMasses.Z_WIDTH), FitSettings.standard(shape));
        assertPulls(peaks, "mass", FitOutcome.Peak::mass, MASS);
        assertPulls(peaks, "resolution", FitOutcome.Peak::resolution, SIGMA);
        assertPulls(peaks, "signal", FitOutcome.Peak::signal, SIGNAL);
        assertPulls(peaks, "background", FitOutcome.Peak::background, BACKGROUND);
        assertPulls(peaks, "slope", FitOutcome.Peak::slope, SLOPE);
        if (shape == ResolutionShape.CRYSTAL_BALL) {
            assertPulls(peaks, "tail", FitOutcome.Peak::tail, TAIL);
        }
        double bias = peaks.stream()
                        .mapToDouble(peak -> peak.mass().value())
                        .average()
                        .orElseThrow()
                - MASS;
        assertThat(bias).as("bias of the mass, GeV").isCloseTo(0, within(0.01));
        assertThat(peaks).allSatisfy(peak -> assertThat(peak.width().isFixed()).isTrue());
        assertUniform(
                peaks.stream().mapToDouble(peak -> peak.quality().pValue()).toArray());
    }

    @ParameterizedTest
    @EnumSource(ResolutionShape.class)
    void shouldHaveUnitPullsWhenTheWidthIsFittedToo(ResolutionShape shape) {
        double width = 2.9;
        List<FitOutcome.Peak> peaks = peaks(toy(shape, width), new FitSettings(60, 120, shape, true));
        assertPulls(peaks, "mass", FitOutcome.Peak::mass, MASS);
        assertPulls(peaks, "width", FitOutcome.Peak::width, width);
        assertPulls(peaks, "resolution", FitOutcome.Peak::resolution, SIGMA);
    }

    /** Kolmogorov–Smirnov distance of 250 p-values to the uniform distribution, at a false-alarm rate of about 1%. */
    private static void assertUniform(double[] pValues) {
        double[] sorted = DoubleStream.of(pValues).sorted().toArray();
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / sorted.length));
        }
        assertThat(distance).as("distance of p-values from uniform").isLessThan(1.63 / Math.sqrt(sorted.length));
    }

    @Test
    void shouldShowInTheChiSquareWhenTheShapeIsWrong() {
        MassHistogram histogram = new ToyPeak(MASS, ParticleMasses.Z_WIDTH, SIGMA, 1, 20_000, 2000, SLOPE).histogram(1);
        var gaussian = (FitOutcome.Peak) ZPeakFit.fit(histogram, FitSettings.standard(ResolutionShape.GAUSSIAN));
        var crystalBall = (FitOutcome.Peak) ZPeakFit.fit(histogram, FitSettings.standard(ResolutionShape.CRYSTAL_BALL));
        assertThat(gaussian.quality().pValue()).isLessThan(1e-6);
        assertThat(crystalBall.quality().pValue()).isGreaterThan(1e-3);
        assertThat(crystalBall.mass().value())
                .isCloseTo(MASS, within(4 * crystalBall.mass().error()));
        assertThat(gaussian.mass().value()).isLessThan(crystalBall.mass().value() - 0.3);
    }

    @ParameterizedTest
    @EnumSource(ResolutionShape.class)
    void shouldGoWithoutABackgroundWhenThereIsNone(ResolutionShape shape) {
        MassHistogram histogram = new ToyPeak(MASS, ParticleMasses.Z_WIDTH, SIGMA, 0, 600, 0, SLOPE).histogram(7);
        assertThat(ZPeakFit.fit(histogram, FitSettings.standard(shape)))
                .isInstanceOfSatisfying(FitOutcome.Peak.class, peak -> {
                    assertThat(peak.mass().value())
                            .isCloseTo(MASS, within(4 * peak.mass().error()));
                    assertThat(peak.signal().value() + peak.background().value())
                            .isCloseTo((double) histogram.total(), within(1.0));
                    assertThat(peak.background().value()).isLessThan(60);
                });
    }

    @ParameterizedTest
    @CsvSource({"60,GAUSSIAN", "150,GAUSSIAN", "60,CRYSTAL_BALL", "150,CRYSTAL_BALL"})
    void shouldFindThePeakOrSayWhyWhenThereAreFewEvents(double events, ResolutionShape shape) {
        int found = 0;
        for (int seed = 0; seed < 60; seed++) {
            MassHistogram histogram =
                    new ToyPeak(MASS, ParticleMasses.Z_WIDTH, SIGMA, 0, events, events / 5, SLOPE).histogram(seed);
            FitOutcome outcome = ZPeakFit.fit(histogram, FitSettings.standard(shape));
            if (outcome instanceof FitOutcome.Peak peak) {
                found++;
                assertThat(peak.mass().error()).as("seed %d", seed).isPositive();
                assertThat(peak.mass().value())
                        .as("seed %d", seed)
                        .isCloseTo(MASS, within(5 * peak.mass().error()));
            } else if (outcome instanceof FitOutcome.Failure failure) {
                assertThat(failure.reason()).as("seed %d", seed).isNotBlank();
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(54);
    }

    @ParameterizedTest
    @EnumSource(ResolutionShape.class)
    void shouldClaimNoPeakWhenThereIsBackgroundAlone(ResolutionShape shape) {
        int claimed = 0;
        for (int seed = 0; seed < 50; seed++) {
            MassHistogram histogram =
                    new ToyPeak(MASS, ParticleMasses.Z_WIDTH, SIGMA, 0, 0, 2000, SLOPE).histogram(seed);
            FitOutcome outcome = ZPeakFit.fit(histogram, FitSettings.standard(shape));
            claimed += outcome instanceof FitOutcome.Peak ? 1 : 0;
        }
        assertThat(claimed).as("peaks found in 50 histograms without one").isLessThanOrEqualTo(3);
    }

    @Test
    void shouldSayWhyWhenAFitMakesNoSense() {
        FitSettings settings = FitSettings.standard(ResolutionShape.GAUSSIAN);
        assertThat(reason(MassHistogram.of(0, 200, 400, DoubleStream.of(91, 92)), settings))
                .isEqualTo("2 events between 60 and 120 GeV; the fit needs 50");
        assertThat(reason(
                        MassHistogram.of(
                                0, 200, 50, DoubleStream.generate(() -> 91).limit(1000)),
                        settings))
                .isEqualTo("bins of 4.0 GeV are too wide");
        assertThat(reason(
                        MassHistogram.of(
                                0, 110, 220, DoubleStream.generate(() -> 91).limit(1000)),
                        settings))
                .isEqualTo("the histogram covers 60-110 GeV of the fit range alone");
        assertThat(reason(MassHistogram.of(200, 300, 200, DoubleStream.empty()), settings))
                .contains("no bin between 60.0 and 120.0 GeV");
        assertThat(reason(
                        MassHistogram.of(
                                0, 200, 400, DoubleStream.generate(() -> 91.1).limit(1000)),
                        settings))
                .isNotBlank();
    }

    @Test
    void shouldDrawTheCurveThatWasFitted() {
        FitSettings settings = FitSettings.standard(ResolutionShape.GAUSSIAN);
        MassHistogram histogram =
                toy(ResolutionShape.GAUSSIAN, ParticleMasses.Z_WIDTH).histogram(5);
        var peak = (FitOutcome.Peak) ZPeakFit.fit(histogram, settings);
        double[] curve = ZPeakFit.curve(peak, histogram.within(60, 120));
        double chi2 = 0;
        for (int bin = 0; bin < curve.length; bin++) {
            chi2 += Math.pow(histogram.count(bin) - curve[bin], 2) / curve[bin];
        }
        assertThat(chi2).isCloseTo(peak.quality().chi2(), within(1e-6));
    }

    private static String reason(MassHistogram histogram, FitSettings settings) {
        assertThat(ZPeakFit.fit(histogram, settings)).isInstanceOf(FitOutcome.Failure.class);
        return ((FitOutcome.Failure) ZPeakFit.fit(histogram, settings)).reason();
    }

    @Test
    void shouldRefuseWhenTheRangeLeavesNoSidebands() {
        assertThatThrownBy(() -> new FitSettings(85, 120, ResolutionShape.GAUSSIAN, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fit range");
        assertThatThrownBy(() -> new FitSettings(60, 95, ResolutionShape.GAUSSIAN, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldGiveTheSameNumbersWhenTheBinsAreFinerOrCoarser() {
        ToyPeak toy = toy(ResolutionShape.GAUSSIAN, ParticleMasses.Z_WIDTH);
        double[] masses = toy.masses(new SplittableRandom(3)).toArray();
        FitSettings settings = FitSettings.standard(ResolutionShape.GAUSSIAN);
        var fine = (FitOutcome.Peak) ZPeakFit.fit(MassHistogram.of(60, 120, 240, DoubleStream.of(masses)), settings);
        var coarse = (FitOutcome.Peak) ZPeakFit.fit(MassHistogram.of(60, 120, 60, DoubleStream.of(masses)), settings);
        assertThat(coarse.mass().value())
                .isCloseTo(fine.mass().value(), within(0.3 * fine.mass().error()));
        assertThat(coarse.mass().error())
                .isCloseTo(fine.mass().error(), within(0.05 * fine.mass().error()));
        assertThat(coarse.resolution().value())
                .isCloseTo(
                        fine.resolution().value(),
                        within(0.5 * fine.resolution().error()));
    }
}
