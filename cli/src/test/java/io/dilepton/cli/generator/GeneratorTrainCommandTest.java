package io.dilepton.cli.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.GeneratedEvents;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTrainCommandTest {

    @TempDir
    private Path home;

    private CommandRun train(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "generator";
        all[1] = "train";
        System.arraycopy(more, 0, all, 2, more.length);
        return CommandRun.of(all);
    }

    @Test
    void shouldWriteAGeneratorThatMakesEvents() {
        Path out = home.resolve("zmumu");

        CommandRun run = train("zmumu", "--simulate", "1200", "--steps", "3", "--seed", "5", "--out", out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("heldOut.w1", "parity", "Wrote zmumu to");
        ModelArtifact model = new ModelDirectory(out).read();
        assertThat(model.manifest().training().seed()).isEqualTo(5);
        try (GeneratedEvents events = GeneratedEvents.load(model, InferenceDevice.CPU, "test", 1, Conditions.NONE)) {
            assertThat(events.events(0, 10)).hasSize(10);
        }
        assertThat(train("zmumu", "--simulate", "1200", "--out", out.toString()).err())
                .contains("holds a model already");
    }

    @Test
    void shouldSayWhatIsWrongWithTheArguments() {
        String out = home.resolve("model").toString();

        assertThat(train("zee", "--out", out).err()).contains("give either --data FILE… or --simulate N");
        assertThat(train("higgs", "--simulate", "9", "--out", out).err())
                .contains("no process is named 'higgs'; known: zee, zmumu, ttbar-dilepton");
        assertThat(train("zee", "--simulate", "9", "--method", "vae", "--out", out)
                        .err())
                .contains("no method is named 'vae'; known: gan, wgan, wgan-gp, energy");
        assertThat(train("zee", "--simulate", "9", "--steps", "0", "--out", out).exitCode())
                .isEqualTo(2);
        CommandRun few = train("zee", "--simulate", "60", "--out", out);
        assertThat(few.exitCode()).isEqualTo(1);
        assertThat(few.err()).contains("at least 500 are needed");
    }
}
