package io.dilepton.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTest {

    private static Row row(@Nullable Published paper, double low, double value, double high) {
        return new Row("network accuracy", paper, new Estimate(value, new Interval(low, high)), "100 rows");
    }

    @Test
    void shouldJudgeByTheWholeIntervalWhenTheStudyGivesANumber() {
        Published paper = Published.of(0.75);
        assertThat(row(paper, 0.76, 0.8, 0.84).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(row(paper, 0.74, 0.8, 0.84).verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(row(paper, 0.70, 0.72, 0.74).verdict()).isEqualTo(Verdict.WORSE);
        assertThat(row(null, 0.70, 0.72, 0.74).verdict()).isEqualTo(Verdict.NOT_PUBLISHED);
        assertThat(row(paper.underOtherProtocol(), 0.70, 0.72, 0.74).verdict()).isEqualTo(Verdict.OTHER_PROTOCOL);
        Row sculpting = new Row("distance", paper, new Estimate(0.2, new Interval(0.1, 0.3)), false, "");
        assertThat(sculpting.verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void shouldMeasureFromTheNearestEndWhenTheStudyGivesARange() {
        Published paper = Published.between(0.98, 0.99);
        assertThat(row(paper, 0.994, 0.996, 0.998).difference()).isCloseTo(0.006, within(1e-12));
        assertThat(row(paper, 0.97, 0.985, 0.999).difference()).isZero();
        assertThat(row(paper, 0.96, 0.97, 0.979).difference()).isCloseTo(-0.01, within(1e-12));
        assertThat(row(paper, 0.96, 0.97, 0.979).verdict()).isEqualTo(Verdict.WORSE);
        assertThat(row(null, 0, 0.5, 1).difference()).isNaN();
    }

    @Test
    void shouldPrintWhatTheStudyPrints() {
        assertThat(Published.of(0.8803)).hasToString("0.8803");
        assertThat(Published.of(0.75)).hasToString("0.75");
        assertThat(Published.of(0.9)).hasToString("0.90");
        assertThat(Published.between(0.98, 0.99)).hasToString("0.98-0.99");
    }

    @Test
    void shouldLineUpTheTableAndReportTheSameRows() {
        Reproduced section = new Reproduced(
                "Section 4", List.of(row(Published.of(0.75), 0.81, 0.83, 0.85), row(null, 0.1, 0.2, 0.3)));
        assertThat(section.text().lines().toList())
                .containsExactly(
                        "Section 4",
                        "                  paper    ours  95% interval      difference  verdict        protocol",
                        "network accuracy   0.75  0.8300  [0.8100, 0.8500]     +0.0800  better         100 rows",
                        "network accuracy         0.2000  [0.1000, 0.3000]              not published  100 rows");
        Setting setting = new Setting(new SourceFiles(List.of()), true, 7, text -> {});
        JsonNode report = ReproductionReport.json(Study.named("seed-001"), setting, List.of(section), 1.5);
        assertThat(report.get("seeds")).hasToString("[7,8]");
        JsonNode first = report.get("rows").get(0);
        assertThat(first.get("paper").doubleValue()).isEqualTo(0.75);
        assertThat(first.get("ours").doubleValue()).isEqualTo(0.83);
        assertThat(first.get("low").doubleValue()).isEqualTo(0.81);
        assertThat(first.get("verdict").textValue()).isEqualTo("better");
        assertThat(report.get("rows").get(1).get("paper").isNull()).isTrue();
        assertThat(report.get("rows").get(1).get("difference").isNull()).isTrue();
    }

    @Test
    void shouldFindFilesByEitherNameAndSayHowToGetThoseThatAreMissing(@TempDir Path directory) throws Exception {
        Path published = Files.createFile(directory.resolve("dielectron-2010.csv"));
        Files.createFile(directory.resolve("README.md"));
        SourceFiles files = SourceFiles.of(List.of(), Map.of(SourceFiles.VARIABLE, directory.toString()));
        assertThat(files.file(SourceFile.DIELECTRON_2010)).isEqualTo(published);
        Path extract = Files.createFile(directory.resolve("zee_cms2011.csv.gz"));
        SourceFiles both = SourceFiles.of(List.of(directory), Map.of());
        assertThat(both.file(SourceFile.ZEE_2011)).isEqualTo(extract);
        assertThatThrownBy(() -> both.file(SourceFile.HIGGS_CHALLENGE))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("./dilepton data fetch higgs-challenge-2014");
        assertThatThrownBy(() -> SourceFiles.of(List.of(), Map.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--data DIR_OR_FILES");
    }
}
