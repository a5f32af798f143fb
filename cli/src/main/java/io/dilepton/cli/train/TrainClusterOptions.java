package io.dilepton.cli.train;

import io.dilepton.cli.ClusterAccess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where topics are, for a command whose {@code --config} is about something else: hyperparameters. */
final class TrainClusterOptions extends ClusterAccess {

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description =
                    "Properties file with settings, such as security of Kafka and registry: what --config is to other commands."
                            + " Default: $$" + FILE_VARIABLE + ", or none. `dilepton config list` lists the keys.")
    private @Nullable Path file;

    /** Made by picocli. */
    TrainClusterOptions() {
        super(System.getenv());
    }

    @Override
    protected @Nullable Path given() {
        return file;
    }
}
