package io.dilepton.stream.windows;

import static io.dilepton.stream.windows.WindowDriver.event;
import static io.dilepton.stream.windows.WindowDriver.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.registry.FeatureReference;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.schemas.QuantityDrift;
import io.dilepton.schemas.ResolutionShape;
import io.dilepton.schemas.WindowClose;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.schemas.ZPeakResult;
import io.dilepton.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowTopologyTest {

    private static final ModelManifest MODEL = WindowDriver.model(1);
    private static final double Z = 91.25;
    private static final double WIDTH = 2.4955;
    private static final double RESOLUTION = 1.5;

    private final WindowDriver driver = new WindowDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    /** A Breit–Wigner by inversion, smeared, and one event in five from a falling background. */
    private static double mass(RandomGenerator random) {
        while (true) {
            double gamma = WIDTH / Z;
            double centre = Z * Z / (1 + gamma * gamma);
            double truth = Math.sqrt(centre + centre * gamma * Math.tan(1.5 * (2 * random.nextDouble() - 1)));
            double mass = random.nextDouble() < 0.2
                    ? 60 + Math.log1p(random.nextDouble() * Math.expm1(-0.03 * 60)) / -0.03
                    : truth + RESOLUTION * random.nextGaussian();
            if (mass > 60 && mass < 120) {
                return mass;
            }
        }
    }

    private static FakeBatch.Event at(double seconds) {
        return event(seconds, 91, 0.5f, 0f);
    }

    private List<WindowSummary> summaries() {
        return driver.summaries.readValuesToList();
    }

    private static ZPeakResult result(WindowSummary summary, ResolutionShape shape) {
        return Objects.requireNonNull(summary.getZPeaks().stream()
                .filter(peak -> peak.getResolutionShape() == shape)
                .findFirst()
                .orElseThrow()
                .getResult());
    }

    @Test
    void shouldSummariseWhatWasScoredWhenEventTimePassesTheWindow() {
        driver.score(
                MODEL, event(0.5, 91.1, 0.91f, 0f), event(3, 250, 0.2f, 0f), event(9.999999, 30.2, 1f, 0f), at(12));
        driver.look();
        assertThat(driver.summaries.isEmpty())
                .as("nothing before the grace period is over")
                .isTrue();
        driver.score(MODEL, at(15.1));
        driver.look();
        var record = driver.summaries.readRecord();
        WindowSummary summary = record.value();
        assertThat(record.key()).isEqualTo("z");
        assertThat(summary.getLane()).isEqualTo("z");
        assertThat(summary.getWindowStart()).isEqualTo(WindowDriver.START);
        assertThat(summary.getWindowEnd()).isEqualTo(WindowDriver.START.plusSeconds(10));
        assertThat(summary.getClosedBy()).isEqualTo(WindowClose.EVENT_TIME);
        assertThat(summary.getModelName()).isEqualTo(MODEL.name());
        assertThat(summary.getModelVersion()).isEqualTo(1);
        assertThat(summary.getModelSha256()).isEqualTo(MODEL.sha256());
        assertThat(summary.getEvents()).isEqualTo(3);
        assertThat(summary.getDecided()).isEqualTo(2);
        assertThat(summary.getRate()).isCloseTo(0.3, within(1e-12));
        assertThat(summary.getLateEvents()).isZero();
        assertThat(summary.getScores().getCounts()).hasSize(50);
        assertThat(summary.getScores().getCounts().get(45)).isEqualTo(1);
        assertThat(summary.getScores().getCounts().get(10)).isEqualTo(1);
        assertThat(summary.getScores().getCounts().get(49))
                .as("the last bin includes 1")
                .isEqualTo(1);
        assertThat(summary.getMasses().getCounts()).hasSize(400);
        assertThat(summary.getMasses().getCounts().get(182)).isEqualTo(1);
        assertThat(summary.getMasses().getCounts().get(60)).isEqualTo(1);
        assertThat(summary.getMasses().getOverflow()).isEqualTo(1);
        assertThat(summary.getZPeaks()).hasSize(2).allSatisfy(peak -> {
            assertThat(peak.getResult()).isNull();
            assertThat(peak.getFailure()).isEqualTo("1 events between 60 and 120 GeV; the fit needs 50");
        });
        assertThat(summary.getDrifts()).isEmpty();
        assertThat(driver.summaries.isEmpty()).as("the second window is open").isTrue();
    }

    @Test
    void shouldMeasureTheMassWithoutBiasWhenASimulatedStreamHasAKnownOne() {
        SplittableRandom random = new SplittableRandom(91);
        int windows = 30;
        int perWindow = 4_000;
        for (int window = 0; window < windows; window++) {
            List<FakeBatch.Event> events = new ArrayList<>();
            for (int i = 0; i < perWindow; i++) {
                events.add(event(10 * (window + (double) i / perWindow), mass(random), 0.5f, 0f));
            }
            driver.score(MODEL, events);
            driver.look();
        }
        driver.pass(Duration.ofSeconds(31));
        List<WindowSummary> summaries = summaries();
        assertThat(summaries).hasSize(windows);
        double bias = 0;
        double pulls = 0;
        double width = 0;
        for (WindowSummary summary : summaries) {
            ZPeakResult peak = result(summary, ResolutionShape.GAUSSIAN);
            assertThat(summary.getEvents()).isEqualTo(perWindow);
            assertThat(peak.getPValue()).isGreaterThan(1e-4);
            assertThat(peak.getWidthError()).as("the width is fixed").isNull();
            bias += (peak.getMass() - Z) / windows;
            width += (peak.getResolution() - RESOLUTION) / windows;
            double pull = (peak.getMass() - Z) / Objects.requireNonNull(peak.getMassError());
            pulls += pull * pull / windows;
        }
        assertThat(bias).as("bias of the mass, GeV").isCloseTo(0, within(0.05));
        assertThat(width).as("bias of the resolution, GeV").isCloseTo(0, within(0.1));
        assertThat(Math.sqrt(pulls)).as("size of the pulls").isBetween(0.6, 1.4);
        assertThat(driver.meters
                        .get("dilepton.z.mass")
                        .tag("shape", "gaussian")
                        .gauge()
                        .value())
                .isEqualTo(result(summaries.get(windows - 1), ResolutionShape.GAUSSIAN)
                        .getMass());
    }

    @Test
    void shouldTakeEventsOutOfOrderWhenTheyAreWithinTheGracePeriod() {
        driver.score(MODEL, at(1), at(14));
        driver.look();
        driver.score(MODEL, at(2), at(16));
        driver.look();
        assertThat(summaries()).extracting(WindowSummary::getEvents).containsExactly(2L);
    }

    @Test
    void shouldCountEventsThatAreLateInTheNextSummary() {
        driver.score(MODEL, at(1), at(16));
        driver.look();
        driver.score(MODEL, at(2), at(3), at(26));
        driver.look();
        driver.pass(Duration.ofSeconds(31));
        assertThat(summaries())
                .extracting(WindowSummary::getWindowStart, WindowSummary::getEvents, WindowSummary::getLateEvents)
                .containsExactly(
                        tuple(WindowDriver.START, 1L, 0L),
                        tuple(WindowDriver.START.plusSeconds(10), 1L, 2L),
                        tuple(WindowDriver.START.plusSeconds(20), 1L, 0L));
        assertThat(driver.meters
                        .get(StreamMetrics.LATE.name())
                        .tag("lane", "z")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void shouldLetTheLastWindowOutWhenTheStreamIsIdle() {
        driver.score(MODEL, at(1), at(2));
        driver.pass(Duration.ofSeconds(29));
        assertThat(driver.summaries.isEmpty()).isTrue();
        driver.pass(Duration.ofSeconds(2));
        assertThat(summaries())
                .extracting(WindowSummary::getClosedBy, WindowSummary::getEvents)
                .containsExactly(tuple(WindowClose.IDLE, 2L));
        driver.score(MODEL, at(3));
        driver.score(MODEL, at(11));
        driver.pass(Duration.ofSeconds(31));
        assertThat(summaries())
                .extracting(WindowSummary::getEvents, WindowSummary::getLateEvents)
                .containsExactly(tuple(1L, 1L));
    }

    @Test
    void shouldWaitForTheSlowestPartitionWhenPartitionsAreReadAtDifferentSpeeds() {
        driver.deltas.pipeInput(delta(0, 3, 100));
        driver.deltas.pipeInput(delta(1, 4, 4));
        driver.look();
        driver.look();
        assertThat(driver.summaries.isEmpty()).as("partition 1 is at 4 s").isTrue();
        driver.deltas.pipeInput(delta(1, 9, 15));
        driver.look();
        assertThat(summaries()).extracting(WindowSummary::getEvents).containsExactly(3L);
    }

    @Test
    void shouldNotWaitForAPartitionThatHasNothingMore() {
        driver.deltas.pipeInput(delta(1, 4, 4));
        for (int second = 0; second < 32; second += 4) {
            driver.deltas.pipeInput(delta(0, 12 + second, 100));
            driver.pass(Duration.ofSeconds(4));
        }
        driver.deltas.pipeInput(delta(0, 50, 100));
        driver.look();
        assertThat(summaries()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldGiveAReplayItsOwnWindowsWhenItsEventsAreYearsOlder() {
        driver.score(MODEL, at(1), at(16));
        driver.look();
        assertThat(summaries()).hasSize(1);
        double yearsBefore = -5.0 * 365 * 86_400;
        driver.score(MODEL, at(yearsBefore), at(yearsBefore + 1));
        driver.look();
        assertThat(driver.summaries.isEmpty()).isTrue();
        driver.pass(Duration.ofSeconds(31));
        assertThat(summaries())
                .extracting(WindowSummary::getEvents, WindowSummary::getLateEvents, WindowSummary::getClosedBy)
                .contains(tuple(2L, 0L, WindowClose.IDLE));
    }

    @Test
    void shouldCloseTheWindowThatWaitsLongestWhenTooManyAreOpen() {
        int windows = WindowDriver.SETTINGS.mostOpen() + 5;
        for (int i = 0; i < windows; i++) {
            driver.deltas.pipeInput(delta(0, 10.0 * i, 0));
            driver.pass(Duration.ofMillis(10));
        }
        List<WindowSummary> evicted = summaries();
        assertThat(evicted).hasSize(5).allSatisfy(summary -> {
            assertThat(summary.getClosedBy()).isEqualTo(WindowClose.EVICTED);
            assertThat(summary.getZPeaks())
                    .allSatisfy(peak -> assertThat(peak.getFailure()).contains("more windows at once"));
        });
        assertThat(evicted.get(0).getWindowStart()).isEqualTo(WindowDriver.START);
        assertThat(driver.meters.get(StreamMetrics.OPEN.name()).gauge().value()).isEqualTo(20);
        driver.pass(Duration.ofSeconds(31));
        assertThat(summaries()).hasSize(windows - 5);
        assertThat(driver.meters.get(StreamMetrics.OPEN.name()).gauge().value()).isZero();
    }

    @Test
    void shouldHoldFewWindowsBetweenCommitsWhenEventTimesJumpAbout() {
        WindowSettings roomy = new WindowSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                1_000,
                WindowDriver.SETTINGS.peak());
        try (WindowDriver many = new WindowDriver(roomy)) {
            List<FakeBatch.Event> events = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                events.add(at(10.0 * ((i * 77) % 300)));
            }
            many.score(MODEL, events);
            many.pass(Duration.ofSeconds(31));
            assertThat(many.summaries.readValuesToList())
                    .hasSize(300)
                    .allSatisfy(summary -> assertThat(summary.getEvents()).isEqualTo(1));
        }
    }

    @Test
    void shouldSummariseEachVersionWhenTheModelIsSwappedInAWindow() {
        driver.score(MODEL, at(1), at(2));
        driver.score(WindowDriver.model(2), at(3));
        driver.score(MODEL, at(4));
        driver.pass(Duration.ofSeconds(31));
        assertThat(summaries())
                .extracting(WindowSummary::getModelVersion, WindowSummary::getEvents)
                .containsExactlyInAnyOrder(tuple(1, 3L), tuple(2, 1L));
    }

    @Test
    void shouldMeasureDriftAgainstTheTrainingWhenTheManifestHasAReference() {
        SplittableRandom random = new SplittableRandom(4);
        float[] steady = new float[20_000];
        float[] drifting = new float[20_000];
        float[] scores = new float[20_000];
        for (int i = 0; i < steady.length; i++) {
            steady[i] = (float) random.nextGaussian();
            drifting[i] = (float) random.nextGaussian();
            scores[i] = random.nextFloat();
        }
        ModelManifest model = WindowDriver.model(
                1,
                FeatureReference.of("steady", steady),
                FeatureReference.of("drifting", drifting),
                FeatureReference.of("probability", scores));
        List<FakeBatch.Event> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            float moved = (float) (random.nextGaussian() + 0.2);
            events.add(event(i / 1000.0, 91, random.nextFloat(), (float) random.nextGaussian(), moved));
        }
        driver.score(model, events);
        driver.pass(Duration.ofSeconds(31));
        List<QuantityDrift> drifts = summaries().get(0).getDrifts();
        assertThat(drifts).extracting(QuantityDrift::getQuantity).containsExactly("steady", "drifting", "probability");
        assertThat(drifts.get(0).getPsi()).isLessThan(drifts.get(0).getPsiLimit());
        assertThat(drifts.get(0).getKs()).isLessThan(drifts.get(0).getKsLimit());
        assertThat(drifts.get(2).getKs()).isLessThan(drifts.get(2).getKsLimit());
        assertThat(drifts.get(1).getPsi()).isGreaterThan(2 * drifts.get(1).getPsiLimit());
        // KS of two unit Gaussians a fifth apart is 2·Φ(0.1) − 1.
        assertThat(drifts.get(1).getKs()).isCloseTo(0.0797, within(0.02));
        assertThat(drifts.get(1).getReferenceRows()).isEqualTo(20_000);
        assertThat(driver.meters
                        .get(StreamMetrics.DRIFT_RATIO.name())
                        .tag("quantity", "drifting")
                        .tag("statistic", "psi")
                        .gauge()
                        .value())
                .isGreaterThan(3);
    }

    @Test
    void shouldMeasureNoDriftWhenTheReferenceDoesNotFitTheInput() {
        float[] values = {1, 2, 3};
        ModelManifest model = WindowDriver.model(1, FeatureReference.of("a", values), FeatureReference.of("b", values));
        List<FakeBatch.Event> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(at(1));
        }
        driver.score(model, events);
        driver.pass(Duration.ofSeconds(31));
        assertThat(summaries().get(0).getDrifts()).isEmpty();
    }

    @Test
    void shouldPassOverWhatIsNoPartOfAWindow() {
        driver.deltas.pipeInput(new byte[] {9, 8, 7});
        driver.deltas.pipeInput(new byte[0]);
        byte[] cut = delta(0, 1, 1);
        driver.deltas.pipeInput(Arrays.copyOf(cut, cut.length - 1));
        driver.deltas.pipeInput(cut);
        driver.pass(Duration.ofSeconds(31));
        assertThat(summaries()).extracting(WindowSummary::getEvents).containsExactly(1L);
        assertThat(driver.meters.get(StreamMetrics.UNREADABLE.name()).counter().count())
                .isEqualTo(3);
    }

    /** One event at a time in seconds from a partition that has reached another time. */
    private static byte[] delta(int partition, double seconds, double reached) {
        InputBins bins = InputBins.of(MODEL, 1);
        WindowCounts counts = new WindowCounts(0);
        counts.add(new FakeBatch(MODEL, List.of(event(seconds, 91, 0.5f, 0f)), 1), 0, 1, bins);
        long start = Math.floorDiv(micros(seconds), 10_000_000L) * 10_000_000L;
        WindowPart part = new WindowPart("z", start, start + 10_000_000L, bins.model(), counts);
        return new WindowDelta(part, partition, micros(reached)).toBytes();
    }
}
