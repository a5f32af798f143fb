package io.dilepton.cli.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import io.dilepton.core.generation.ShippedGenerators;
import io.dilepton.core.registry.ModelDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorExportCommandTest {

    @TempDir
    private Path home;

    @Test
    void shouldWriteTheGeneratorsThatComeWithTheProduct() {
        Path out = home.resolve("zee");

        CommandRun run = CommandRun.of("generator", "export", "zee", "--out", out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(new ModelDirectory(out).read().onnx())
                .isEqualTo(ShippedGenerators.named("zee").onnx());
        assertThat(out.resolve("card.md"))
                .content()
                .contains("# Model card: zee", "10,610", "CC0-1.0", "./dilepton generator train zee --data");
        assertThat(CommandRun.of(
                                "generator",
                                "export",
                                "other",
                                "--out",
                                home.resolve("o").toString())
                        .err())
                .contains("there are zee, zmumu, ttbar-dilepton");
    }
}
