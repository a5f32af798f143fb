package io.dilepton.core.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.Adler32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against an HTTP server on loopback. */
@Timeout(30)
class FileFetchTest {

    private static final FetchPolicy IMPATIENT =
            new FetchPolicy(3, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(10));
    private static final int LENGTH = 300_000;

    private final byte[] content = new byte[LENGTH];

    @TempDir
    Path directory;

    FileFetchTest() {
        new Random(1).nextBytes(content);
    }

    @Test
    void shouldDownloadAndVerifyWhenFileIsNotThere() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {
            Path deep = directory.resolve("a/b");
            Recorder recorder = new Recorder();

            FetchResult result;
            try (FileFetch fetch = new FileFetch(portal.location(), IMPATIENT)) {
                result = fetch.fetch(file((long) LENGTH, checksum()), deep, false, recorder);
            }

            assertThat(result.path()).isEqualTo(deep.resolve("some-file.csv")).hasBinaryContent(content);
            assertThat(result.verification()).isEqualTo(Verification.CHECKSUM);
            assertThat(result.wasPresent()).isFalse();
            assertThat(portal.paths()).containsExactly("/record/304/files/published.csv");
            assertThat(recorder.total).isEqualTo(LENGTH);
            assertThat(recorder.done).isEqualTo(LENGTH);
            assertThat(filesIn(deep)).containsExactly("some-file.csv");
        }
    }

    @Test
    void shouldAskTheServerNothingWhenFileIsThereAndRight() throws Exception {
        Files.write(directory.resolve("some-file.csv"), content);
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {

            FetchResult result = fetch(portal, file((long) LENGTH, checksum()), false);

            assertThat(result.wasPresent()).isTrue();
            assertThat(portal.paths()).isEmpty();
        }
    }

    @Test
    void shouldRefuseUnlessForcedWhenFileIsThereAndWrong() throws Exception {
        Files.writeString(directory.resolve("some-file.csv"), "something else");
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {
            DataFile file = file((long) LENGTH, checksum());

            assertThatThrownBy(() -> fetch(portal, file, false))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("14 bytes")
                    .hasMessageContaining("--force");
            assertThat(fetch(portal, file, true).path()).hasBinaryContent(content);
        }
    }

    @Test
    void shouldAskForTheRestWhenConnectionIsCut() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.cutAfter(120_000), FakePortal.whole())) {
            Recorder recorder = new Recorder();

            FetchResult result = fetch(portal, file((long) LENGTH, checksum()), false, recorder);

            assertThat(result.path()).hasBinaryContent(content);
            assertThat(portal.ranges()).hasSize(2);
            assertThat(portal.ranges().get(0)).isEmpty();
            assertThat(portal.ranges().get(1)).matches("bytes=[1-9]\\d*-");
            assertThat(recorder.reasons).hasSize(1);
        }
    }

    @Test
    void shouldGoOnWhereAnEarlierRunBrokeOffWhenPartIsThere() throws Exception {
        Files.write(directory.resolve("some-file.csv.part"), Arrays.copyOf(content, 100_000));
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {

            FetchResult result = fetch(portal, file((long) LENGTH, checksum()), false);

            assertThat(result.path()).hasBinaryContent(content);
            assertThat(portal.ranges()).containsExactly("bytes=100000-");
            assertThat(filesIn(directory)).containsExactly("some-file.csv");
        }
    }

    @Test
    void shouldStartAgainWhenPartOfAnEarlierRunIsDamaged() throws Exception {
        Files.write(directory.resolve("some-file.csv.part"), new byte[100_000]);
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {

            FetchResult result = fetch(portal, file((long) LENGTH, checksum()), false);

            assertThat(result.path()).hasBinaryContent(content);
            assertThat(portal.ranges()).containsExactly("bytes=100000-", "");
        }
    }

    @Test
    void shouldNotTrustAnEarlierPartWhenThereIsNoChecksumToCatchAMix() throws Exception {
        Files.write(directory.resolve("some-file.csv.part"), new byte[100_000]);
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {

            FetchResult result = fetch(portal, file((long) LENGTH, null), false);

            assertThat(result.path()).hasBinaryContent(content);
            assertThat(result.verification()).isEqualTo(Verification.SIZE);
            assertThat(portal.ranges()).containsExactly("");
        }
    }

    @Test
    void shouldOnlyVerifyWhenPartIsWholeAlready() throws Exception {
        Files.write(directory.resolve("some-file.csv.part"), content);
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {

            assertThat(fetch(portal, file((long) LENGTH, checksum()), false).path())
                    .hasBinaryContent(content);
            assertThat(portal.paths()).isEmpty();
        }
    }

    @Test
    void shouldStartAgainWhenServerKnowsNoRanges() throws Exception {
        try (FakePortal portal =
                new FakePortal(content, FakePortal.cutAfter(120_000), FakePortal.wholeWithoutRanges())) {

            FetchResult result = fetch(portal, file((long) LENGTH, checksum()), false);

            assertThat(result.path()).hasBinaryContent(content);
            assertThat(portal.ranges()).hasSize(2);
        }
    }

    @Test
    void shouldStartAgainWhenServerSendsAnotherRange() throws Exception {
        FakePortal.Answer otherRange = (exchange, bytes) -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 0-9/" + bytes.length);
            exchange.sendResponseHeaders(206, 10);
            exchange.getResponseBody().write(bytes, 0, 10);
        };
        try (FakePortal portal =
                new FakePortal(content, FakePortal.cutAfter(120_000), otherRange, FakePortal.whole())) {

            assertThat(fetch(portal, file((long) LENGTH, checksum()), false).path())
                    .hasBinaryContent(content);
            assertThat(portal.ranges().get(2)).isEmpty();
        }
    }

    @Test
    void shouldKeepFileAsBadWhenChecksumIsWrong() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {

            assertThatThrownBy(() -> fetch(portal, file((long) LENGTH, "deadbeef"), false))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining(checksum())
                    .hasMessageContaining("deadbeef")
                    .hasMessageContaining("some-file.csv.bad")
                    .hasMessageNotContaining("\n");
            assertThat(filesIn(directory)).containsExactly("some-file.csv.bad");
        }
    }

    @Test
    void shouldKeepFileAsBadWhenSizeIsWrong() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {

            assertThatThrownBy(() -> fetch(portal, file(LENGTH + 1L, null), false))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("300000 bytes")
                    .hasMessageContaining("300001");
            assertThat(filesIn(directory)).containsExactly("some-file.csv.bad");
        }
    }

    @Test
    void shouldSayNotVerifiedWhenNothingIsPublished() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.whole())) {

            FetchResult result = fetch(portal, file(null, null), false);

            assertThat(result.verification()).isEqualTo(Verification.NONE);
            assertThat(result.verification()).hasToString("not verified: neither size nor checksum known");
        }
    }

    @Test
    void shouldFailAtOnceWhenFileDoesNotExist() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.status(404))) {

            assertThatThrownBy(() -> fetch(portal, file((long) LENGTH, checksum()), false))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("/record/304/files/published.csv")
                    .hasMessageContaining("404");
            assertThat(portal.paths()).hasSize(1);
            assertThat(filesIn(directory)).isEmpty();
        }
    }

    @Test
    void shouldFailAtOnceWhenServerRefuses() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.status(403))) {

            assertThatThrownBy(() -> fetch(portal, file((long) LENGTH, checksum()), false))
                    .hasMessageContaining("403");
            assertThat(portal.paths()).hasSize(1);
        }
    }

    @Test
    void shouldTryAgainWhenServerFailsForAWhile() throws Exception {
        try (FakePortal portal =
                new FakePortal(content, FakePortal.status(500), FakePortal.status(429), FakePortal.whole())) {
            Recorder recorder = new Recorder();

            assertThat(fetch(portal, file((long) LENGTH, checksum()), false, recorder)
                            .path())
                    .hasBinaryContent(content);
            assertThat(recorder.reasons).containsExactly("HTTP 500", "HTTP 429");
        }
    }

    @Test
    void shouldGiveUpWhenServerKeepsFailing() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.status(503))) {

            assertThatThrownBy(() -> fetch(portal, file((long) LENGTH, checksum()), false))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("3 times")
                    .hasMessageContaining("503");
            assertThat(portal.paths()).hasSize(IMPATIENT.attempts());
        }
    }

    @Test
    void shouldTryAgainWhenBytesStopComing() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        FetchPolicy hasty = new FetchPolicy(3, Duration.ZERO, Duration.ofSeconds(10), Duration.ofMillis(200));
        try (FakePortal portal = new FakePortal(
                        content, FakePortal.stallAfter(120_000, () -> await(released)), FakePortal.whole());
                FileFetch fetch = new FileFetch(portal.location(), hasty)) {
            Recorder recorder = new Recorder();

            FetchResult result = fetch.fetch(file((long) LENGTH, checksum()), directory, false, recorder);

            assertThat(result.path()).hasBinaryContent(content);
            assertThat(recorder.reasons).containsExactly("nothing came for 0.2 s");
        } finally {
            released.countDown();
        }
    }

    @Test
    void shouldFailWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (FileFetch fetch = new FileFetch(URI.create("http://127.0.0.1:" + port), IMPATIENT)) {
            assertThatThrownBy(() -> fetch.fetch(file((long) LENGTH, checksum()), directory, false, FetchProgress.NONE))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("no connection");
        }
        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    void shouldNameTheDirectoryWhenItCannotBeWritten() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (FakePortal portal = new FakePortal(content, FakePortal.whole());
                FileFetch fetch = new FileFetch(portal.location(), IMPATIENT)) {
            assertThatThrownBy(() -> fetch.fetch(file(null, null), file, false, FetchProgress.NONE))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void shouldNameTheDirectoryWhenPermissionIsMissing() throws Exception {
        Path locked = Files.createDirectory(
                directory.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeThat(Files.isWritable(locked))
                .as("the superuser may write anywhere")
                .isFalse();
        try (FakePortal portal = new FakePortal(content, FakePortal.whole());
                FileFetch fetch = new FileFetch(portal.location(), IMPATIENT)) {
            assertThatThrownBy(() -> fetch.fetch(file(null, null), locked, false, FetchProgress.NONE))
                    .hasMessageContaining("permission");
        }
    }

    @Test
    void shouldRefuseASecondDownloadWhenOneIsRunning() throws Exception {
        try (FakePortal portal = new FakePortal(content, FakePortal.whole());
                PartFile running = PartFile.open(directory.resolve("some-file.csv"))) {
            assertThatThrownBy(() -> fetch(portal, file((long) LENGTH, checksum()), false))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("another download");
            assertThat(running.size()).isZero();
        }
    }

    private FetchResult fetch(FakePortal portal, DataFile file, boolean force) throws InterruptedException {
        return fetch(portal, file, force, FetchProgress.NONE);
    }

    private FetchResult fetch(FakePortal portal, DataFile file, boolean force, FetchProgress progress)
            throws InterruptedException {
        try (FileFetch fetch = new FileFetch(portal.location(), IMPATIENT)) {
            return fetch.fetch(file, directory, force, progress);
        }
    }

    private static DataFile file(@Nullable Long size, @Nullable String adler32) {
        return new DataFile("some-file", 304, null, null, "published.csv", size, adler32, null, "for tests");
    }

    private String checksum() {
        Adler32 adler32 = new Adler32();
        adler32.update(content);
        return HexFormat.of().toHexDigits((int) adler32.getValue());
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody gave up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Recorder implements FetchProgress {
        private final List<String> reasons = new ArrayList<>();
        private long total;
        private long done;

        @Override
        public void started(long present, long newTotal) {
            total = newTotal;
        }

        @Override
        public void advanced(long newDone) {
            done = newDone;
        }

        @Override
        public void interrupted(String reason, Duration pause) {
            reasons.add(reason);
        }
    }
}
