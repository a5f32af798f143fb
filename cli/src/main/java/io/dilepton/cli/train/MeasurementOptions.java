package io.dilepton.cli.train;

import io.dilepton.cli.ReportFile;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.trainer.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that measure something on files of labelled events. */
public final class MeasurementOptions {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            required = true,
            description = "CSV files of labelled events, gzipped or plain.")
    private List<Path> data = List.of();

    @Option(
            names = "--flavour",
            paramLabel = "electron|muon",
            description = "Flavour of the leptons, where the files do not tell.")
    private @Nullable LeptonFlavour flavour;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + Task.DEFAULT_SEED,
            description =
                    "Seed of everything random; where several seeds are used, the first. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what came out as JSON to FILE.")
    private @Nullable Path report;

    /** Made by picocli. */
    public MeasurementOptions() {}

    /**
     * Returns the files.
     *
     * @return at least one
     */
    public List<Path> data() {
        return data;
    }

    /**
     * Returns the flavour of the leptons.
     *
     * @return null where the files tell
     */
    public @Nullable LeptonFlavour flavour() {
        return flavour;
    }

    /**
     * Returns the seed.
     *
     * @return seed of everything random, or the first of several
     */
    public long seed() {
        return seed;
    }

    /**
     * Reads the files.
     *
     * @param sink takes each event
     * @return the books
     * @throws io.dilepton.cli.CommandFailure when a file cannot be read
     */
    public FileEvents read(Consumer<? super CollisionEvent> sink) {
        return FileEvents.read(data, flavour, sink);
    }

    /**
     * Makes sure that the report can be written, before any work is done.
     *
     * @throws io.dilepton.cli.CommandFailure when it cannot
     */
    public void requireReport() {
        if (report != null) {
            ReportFile.require(report);
        }
    }

    /**
     * Writes the report, where one is wanted.
     *
     * @param content makes what is written: a record, map or JSON
     * @throws io.dilepton.cli.CommandFailure when it cannot be written
     */
    public void report(Supplier<?> content) {
        if (report != null) {
            ReportFile.write(report, content.get());
        }
    }
}
