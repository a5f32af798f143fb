package io.dilepton.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command with a cluster, whose {@code --config} names the file of settings. */
public final class ClusterOptions extends ClusterAccess {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with settings, such as security of Kafka and registry. Default: $$"
                    + FILE_VARIABLE + ", or none. `dilepton config list` lists the keys.")
    private @Nullable Path file;

    /** Made by picocli. */
    public ClusterOptions() {
        this(System.getenv());
    }

    ClusterOptions(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected @Nullable Path given() {
        return file;
    }
}
