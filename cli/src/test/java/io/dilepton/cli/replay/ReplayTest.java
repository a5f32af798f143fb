package io.dilepton.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.reader.EventClock;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.reader.RejectReason;
import io.dilepton.core.reader.RejectedRow;
import io.dilepton.generator.emission.EmissionCounts;
import io.dilepton.generator.emission.Pace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path directory = Path.of("");

    private final List<CollisionEvent> sent = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();

    @Test
    void shouldDeliverTheRestWhenFiftyRowsAreBad() {
        ReplayBooks books =
                run(plan(ReplayPlan.NO_LIMIT, false, EventRows.planted(directory.resolve("zee.csv"), 1000, 20)));

        assertThat(books.read()).isEqualTo(1000);
        assertThat(books.rejected()).isEqualTo(50);
        assertThat(sent).hasSize(950);
        assertThat(rejected).extracting(RejectedRow::line).hasSize(50).allMatch(line -> (line - 1) % 20 == 0);
        assertThat(books.reasons())
                .containsEntry(RejectReason.WRONG_FIELD_COUNT, 10L)
                .containsEntry(RejectReason.NON_NUMERIC, 5L)
                .containsEntry(RejectReason.NOT_FINITE, 5L)
                .containsEntry(RejectReason.MISSING_VALUE, 5L)
                .containsEntry(RejectReason.CHARGE_NOT_UNIT, 5L)
                .containsEntry(RejectReason.PT_NOT_POSITIVE, 5L)
                .containsEntry(RejectReason.ANGLE_IN_DEGREES, 5L)
                .containsEntry(RejectReason.ETA_OUT_OF_RANGE, 5L)
                .containsEntry(RejectReason.NOT_AN_INTEGER, 5L)
                .hasSize(9);
    }

    @Test
    void shouldCountTheLimitOverFilesAndPasses() {
        Path first = EventRows.good(directory.resolve("zee-1.csv"), 4);
        Path second = EventRows.good(directory.resolve("zee-2.csv"), 3);

        ReplayBooks books = run(plan(16, true, first, second));

        assertThat(books.read()).isEqualTo(16);
        assertThat(sent.get(15).id()).isEqualTo(sent.get(1).id());
        assertThat(sent)
                .extracting(CollisionEvent::eventTime)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void shouldEndTheLoopWhenThereIsNoEventInTheFiles() {
        Path file = EventRows.planted(directory.resolve("zee.csv"), 3, 1);

        assertThat(run(plan(ReplayPlan.NO_LIMIT, true, file)).read()).isEqualTo(3);
    }

    @Test
    void shouldEndAtTheNextRowWhenStopped() {
        Path file = EventRows.good(directory.resolve("zee.csv"), 10);
        Replay replay =
                new Replay(plan(ReplayPlan.NO_LIMIT, true, file), sent::add, rejected::add, () -> sent.size() >= 13);

        replay.run();

        assertThat(sent).hasSize(13);
        assertThat(replay.books().read()).isEqualTo(13);
    }

    @Test
    void shouldNoteATruncatedFileAndGoOn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(EventRows.good(directory.resolve("zee.csv"), 5000), gzip);
        }
        byte[] whole = bytes.toByteArray();
        Path cut = Files.write(directory.resolve("cut-zee.csv.gz"), Arrays.copyOf(whole, whole.length - 20));

        ReplayBooks books = run(plan(ReplayPlan.NO_LIMIT, true, cut, directory.resolve("zee.csv")));

        assertThat(books.faults()).singleElement().asString().contains("cut-zee.csv.gz", "truncated");
        assertThat(sent).hasSize((int) books.read()).hasSizeGreaterThan(9000);
    }

    @Test
    void shouldRefuseAPlanWithoutFilesOrWithoutEvents() {
        assertThatThrownBy(() -> plan(5, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(0, false, directory)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepEventTimeBehindTheWallClock() {
        EventClock unpaced = ReplayClock.of(new Pace.Unpaced(), null, null, CLOCK);
        EventClock rated = ReplayClock.of(new Pace.Rate(4), null, null, CLOCK);
        EventClock fast = ReplayClock.of(new Pace.Speed(10), null, null, CLOCK);
        EventClock given = ReplayClock.of(new Pace.Unpaced(), NOW.plusSeconds(9), null, CLOCK);

        assertThat(List.of(unpaced.timeOf(0), unpaced.timeOf(1000))).containsOnly(NOW);
        assertThat(List.of(rated.timeOf(0), rated.timeOf(0))).containsExactly(NOW, NOW.plusMillis(250));
        assertThat(fast.timeOf(0)).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(List.of(given.timeOf(5), given.timeOf(6))).containsExactly(NOW.plusSeconds(9), NOW.plusMillis(9010));
    }

    @Test
    void shouldQuoteRejectedRowsAndMakeNoFileWithoutThem() throws IOException {
        Path path = directory.resolve("rejects.csv");
        RejectsFile file = new RejectsFile(path);
        file.close();
        assertThat(path).doesNotExist();

        try (RejectsFile rejects = new RejectsFile(path)) {
            rejects.write(new RejectedRow("a.csv", 7, RejectReason.NON_NUMERIC, "pt1 is \"x\"", "1,2,\"x\""));
        }

        assertThat(Files.readAllLines(path))
                .containsExactly(
                        "file,line,reason,detail,row",
                        "\"a.csv\",7,non-numeric,\"pt1 is \"\"x\"\"\",\"1,2,\"\"x\"\"\"");
    }

    @Test
    void shouldShowShareRateAndTimeLeft() {
        EmissionCounts counts = new EmissionCounts(12_500, 12_000, 0);

        assertThat(ReplayProgress.line(0.25, counts, 3, 10, true))
                .isEqualTo("[######------------------]  25%  12,000 sent, 1,200/s, 3 rejected, 0:30 left");
        assertThat(ReplayProgress.line(Double.NaN, counts, 0, 10, false)).isEqualTo("12,000 sent, 1,200/s, 0 rejected");
        assertThat(new ReplayProgress.ReplayGoal(1000, 50).share(100, 25)).isEqualTo(0.5);
        assertThat(new ReplayProgress.ReplayGoal(0, ReplayPlan.NO_LIMIT).share(100, 25))
                .isNaN();
    }

    @Test
    void shouldCloseWithATableOfReasons() {
        ReplayReport report = new ReplayReport(
                List.of("a.csv"),
                "dilepton.events",
                1000,
                940,
                50,
                10,
                Map.of("non-numeric", 20L, "wrong-field-count", 30L),
                "rejects.csv",
                1.25,
                List.of());

        assertThat(report.closing().lines())
                .containsExactly(
                        "read 1,000, sent 940, rejected 50, not delivered 10 in 1.3 s",
                        "  wrong-field-count        30",
                        "  non-numeric              20",
                        "rejected rows are in rejects.csv");
    }

    private ReplayBooks run(ReplayPlan plan) {
        Replay replay = new Replay(plan, sent::add, rejected::add, () -> false);
        replay.run();
        return replay.books();
    }

    private static ReplayPlan plan(long limit, boolean isLoop, Path... files) {
        ReaderOptions options = ReaderOptions.defaults()
                .withFlavour(LeptonFlavour.ELECTRON)
                .withClock(ReplayClock.of(new Pace.Rate(100), null, null, CLOCK));
        return new ReplayPlan(List.of(files), options, limit, isLoop);
    }
}
