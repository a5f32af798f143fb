package io.dilepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Small Z-candidate models for tests, trained in a second or two. */
public final class TrainedModels {

    private TrainedModels() {}

    /**
     * Trains a model without publishing it.
     *
     * @param directory where it goes
     * @param seed another seed gives another model
     * @return the directory
     */
    public static Path train(Path directory, int seed) {
        CommandRun run = CommandRun.of(
                "train",
                "z-candidate",
                "--simulate=2000",
                "--epochs=2",
                "--seed=" + seed,
                "--out=" + directory,
                "--force");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return directory;
    }
}
