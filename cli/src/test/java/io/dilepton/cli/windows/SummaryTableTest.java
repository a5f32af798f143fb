package io.dilepton.cli.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.schemas.Histogram;
import io.dilepton.schemas.QuantityDrift;
import io.dilepton.schemas.ResolutionShape;
import io.dilepton.schemas.WindowClose;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.schemas.ZPeak;
import io.dilepton.schemas.ZPeakResult;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

    private static ZPeak found(ResolutionShape shape, double mass) {
        return ZPeak.newBuilder()
                .setResolutionShape(shape)
                .setLow(60)
                .setHigh(120)
                .setResult(ZPeakResult.newBuilder()
                        .setMass(mass)
                        .setMassError(0.0471)
                        .setWidth(2.4955)
                        .setResolution(1.13)
                        .setResolutionError(0.06)
                        .setSignal(7731)
                        .setSignalError(105.0)
                        .setBackground(998)
                        .setSlope(-0.05)
                        .setChi2(124.8)
                        .setDegreesOfFreedom(114)
                        .setPValue(0.23)
                        .build())
                .build();
    }

    private static ZPeak failed(ResolutionShape shape) {
        return ZPeak.newBuilder()
                .setResolutionShape(shape)
                .setLow(60)
                .setHigh(120)
                .setFailure("no peak")
                .build();
    }

    private static QuantityDrift drift(String quantity, double psi, double ks) {
        return QuantityDrift.newBuilder()
                .setQuantity(quantity)
                .setReferenceRows(1000)
                .setPsi(psi)
                .setPsiFloor(0.01)
                .setPsiLimit(0.02)
                .setKs(ks)
                .setKsFloor(0.02)
                .setKsLimit(0.04)
                .build();
    }

    static WindowSummary summary(List<ZPeak> peaks, List<QuantityDrift> drifts) {
        Histogram empty = new Histogram(0.0, 1.0, 0L, 0L, List.of(0L));
        return WindowSummary.newBuilder()
                .setLane("z")
                .setWindowStart(Instant.parse("2011-03-14T00:00:00Z"))
                .setWindowEnd(Instant.parse("2011-03-14T00:00:10Z"))
                .setClosedBy(WindowClose.EVENT_TIME)
                .setModelName("z-candidate")
                .setModelVersion(3)
                .setModelSha256("00")
                .setEvents(8729)
                .setDecided(5)
                .setRate(872.9)
                .setLateEvents(4)
                .setScores(empty)
                .setMasses(empty)
                .setZPeaks(peaks)
                .setDrifts(drifts)
                .build();
    }

    @Test
    void shouldShowThePeakWithTheTailAndTheLargestDriftWhenAllIsThere() {
        String lines = SummaryFormat.TABLE
                .lines()
                .apply(summary(
                        List.of(found(ResolutionShape.GAUSSIAN, 90.8), found(ResolutionShape.CRYSTAL_BALL, 91.059)),
                        List.of(drift("logPt1", 0.012, 0.02), drift("deltaR", 0.005, 0.1))));
        assertThat(lines.lines()).hasSize(2);
        assertThat(lines.lines().skip(1).findFirst().orElseThrow())
                .startsWith("2011-03-14T00:00:00Z  z      z-candidate/3")
                .contains("8,729", "872.9", "91.059 ± 0.047", "2.50 fixed", "1.13 ± 0.06", "7731 ± 105", "125/114")
                .endsWith("4  deltaR 5.0× noise !");
    }

    @Test
    void shouldMarkTheGaussianPeakAndPrintTheHeaderOnceWhenRowsFollow() {
        var table = SummaryFormat.TABLE.lines();
        assertThat(table.apply(summary(List.of(), List.of())).lines()).hasSize(2);
        String row = table.apply(summary(
                List.of(found(ResolutionShape.GAUSSIAN, 90.8), failed(ResolutionShape.CRYSTAL_BALL)), List.of()));
        assertThat(row.lines()).hasSize(1);
        assertThat(row).contains("90.800 ± 0.047", "  g  ");
        assertThat(table.apply(summary(List.of(failed(ResolutionShape.GAUSSIAN)), List.of())))
                .doesNotContain("±");
    }

    @Test
    void shouldWriteEveryFieldAsOneJsonObjectALine() throws IOException {
        String line = SummaryFormat.JSON
                .lines()
                .apply(summary(List.of(found(ResolutionShape.GAUSSIAN, 90.8)), List.of(drift("deltaR", 0.005, 0.1))));
        assertThat(line.lines()).hasSize(1);
        var json = new ObjectMapper().readTree(line);
        assertThat(json.path("zPeaks").get(0).path("result").path("mass").asDouble())
                .isEqualTo(90.8);
        assertThat(json.path("drifts").get(0).path("quantity").asText()).isEqualTo("deltaR");
    }

    @Test
    void shouldSayWhatIsWrongInOneLineWhenTheCommandLineIs() {
        CommandRun limit = CommandRun.of("windows", "--limit", "-1");
        assertThat(limit.exitCode()).isEqualTo(2);
        assertThat(limit.err()).isEqualToIgnoringNewLines("dilepton: --limit must not be negative, not -1");
        CommandRun from = CommandRun.of("windows", "--from", "tomorrow");
        assertThat(from.exitCode()).isEqualTo(2);
        assertThat(from.err()).startsWith("dilepton: --from: 'tomorrow' is no position");
        assertThat(CommandRun.of("windows", "--lane", "w").exitCode()).isEqualTo(2);
    }
}
