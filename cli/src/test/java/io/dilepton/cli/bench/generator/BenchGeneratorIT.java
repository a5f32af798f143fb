package io.dilepton.cli.bench.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.terminal.ProgressLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a real process of the service at toy size, which makes events with a trained model. */
class BenchGeneratorIT {

    @TempDir
    private Path folder;

    @Test
    void shouldDeliverTheSameBytesExactlyOnceWhenInstancesAreKilled() {
        StringWriter said = new StringWriter();
        GeneratorPlan plan = new GeneratorPlan(8_000, 1, 2_000, 5, "zee", false);
        try (ProgressLine progress = new ProgressLine(new PrintWriter(said), false, System::nanoTime)) {
            GeneratorReport report = new GeneratorBench(plan, progress, folder).run("test");
            assertThat(report.delivered()).as(said.toString()).isEqualTo(8_000);
            assertThat(report.distinct()).isEqualTo(8_000);
            assertThat(report.identical()).isTrue();
            assertThat(report.deliveredBy()).hasSize(2);
        }
    }
}
