package io.dilepton.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dilepton.cli.CommandProcess;
import io.dilepton.cli.CommandRun;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in a training, as the terminal sends it: SIGINT to a process that does not ignore it. */
@EnabledOnOs(OS.LINUX)
class TrainInterruptionIT {

    private static final int EPOCHS = 120;
    private static final int INTERRUPTED = 130;

    @TempDir
    private static Path home;

    private static String[] training(Path directory, String... more) {
        String[] arguments = {
            "train",
            "z-candidate",
            "--simulate=3000",
            "--hidden=64,32",
            "--batch=64",
            "--members=2",
            "--epochs=" + EPOCHS,
            "--patience=" + EPOCHS,
            "--out=" + directory
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    @Test
    void shouldComeToTheSameModelWhenInterruptedAndResumed() throws Exception {
        Path stopped = home.resolve("stopped");
        try (CommandProcess process = CommandProcess.startInForeground(home, training(stopped))) {
            awaitFirstEpoch(process);
            process.signal("INT");
            assertThat(process.awaitExit()).as(process.err()).isEqualTo(INTERRUPTED);
            assertThat(process.err())
                    .contains("training.checkpoint: the same command with --resume goes on")
                    .doesNotContain("\tat ");
        }
        assertThat(stopped.resolve("training.checkpoint")).exists();
        assertThat(stopped.resolve(ModelDirectory.ONNX)).doesNotExist();

        CommandRun resumed = CommandRun.of(training(stopped, "--resume"));
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("Resumed after epoch ");
        assertThat(stopped.resolve("training.checkpoint")).doesNotExist();

        Path whole = home.resolve("whole");
        CommandRun undisturbed = CommandRun.of(training(whole));
        assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();
        assertThat(Files.readAllBytes(stopped.resolve(ModelDirectory.ONNX)))
                .isEqualTo(Files.readAllBytes(whole.resolve(ModelDirectory.ONNX)));
        assertThat(learning(stopped)).isEqualTo(learning(whole)).hasSize(2 * EPOCHS);
        assertThat(manifest(stopped)).isEqualTo(manifest(whole));
    }

    private static void awaitFirstEpoch(CommandProcess process) throws IOException {
        for (int tries = 0; !process.err().contains("epoch 1/") && process.isAlive() && tries < 3_000; tries++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(process.isAlive()).as(process.err()).isTrue();
    }

    /** The learning curve of the card: which epochs, with which losses. */
    private static JsonNode learning(Path directory) throws IOException {
        return new JsonMapper()
                .readTree(Files.readAllBytes(directory.resolve("card.json")))
                .at("/learning");
    }

    private static ModelManifest manifest(Path directory) {
        return new ModelDirectory(directory).read().manifest();
    }
}
