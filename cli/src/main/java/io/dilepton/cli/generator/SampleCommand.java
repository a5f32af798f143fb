package io.dilepton.cli.generator;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.eventcsv.EventCsv;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.UnmetConditionsException;
import io.dilepton.core.observables.ObservableSets;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton generator sample}: writes generated events to a file, without a broker. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes events of a generator to a CSV file, without a broker. The same options give the same file, which 'dilepton replay' and",
            "'dilepton generator evaluate --against' read: lepton pairs in the columns of CERN Open Data record 304, events with missing",
            "momentum in those of the Delphes sample."
        })
final class SampleCommand implements Callable<Integer> {

    private static final int BATCH = 1000;

    @Mixin
    private SourceOptions options = new SourceOptions();

    @Option(names = "--count", required = true, paramLabel = "N", description = "Events to write.")
    private long count;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "CSV file; gzipped if it ends in .gz.")
    private Path out = Path.of("sample.csv");

    @Option(names = "--force", description = "Overwrite what is there.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (count < 1) {
            throw CommandFailure.usage("--count must be at least 1, not " + count);
        }
        if (Files.exists(out) && !force) {
            throw CommandFailure.usage(out + " is there already; choose another name or give --force");
        }
        try (OpenGenerator generator = options.open(options.seed())) {
            write(generator);
            PrintWriter console = spec.commandLine().getOut();
            console.printf(Locale.ROOT, "%s  %,d events of %s%n", out, count, generator.label());
            console.flush();
        }
        return 0;
    }

    private void write(OpenGenerator generator) {
        Path partial = out.resolveSibling(out.getFileName() + ".part");
        try {
            try (EventCsv csv = generator.observables() == ObservableSets.TOP_PAIR
                            ? EventCsv.withJets(partial)
                            : EventCsv.pairs(partial);
                    ProgressLine line =
                            new ProgressLine(spec.commandLine().getErr(), Terminal.isError(), System::nanoTime)) {
                for (long first = 0; first < count; first += BATCH) {
                    for (CollisionEvent event :
                            generator.source().events(first, (int) Math.min(BATCH, count - first))) {
                        csv.write(event);
                    }
                    double done = Math.min(first + BATCH, count);
                    line.show(seconds -> String.format(
                            Locale.ROOT, "%s  %,.0f events, %,.0f/s", line.bar(done / count), done, done / seconds));
                }
            }
            Files.move(partial, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnmetConditionsException e) {
            throw failed(partial, CommandFailure.run(String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            throw failed(partial, CommandFailure.usage("cannot write " + out + ": " + e.getMessage()));
        } catch (AccessDeniedException e) {
            throw CommandFailure.run("no permission to write " + e.getFile());
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("there is no directory for " + out);
        } catch (IOException e) {
            throw CommandFailure.run("cannot write " + out + ": " + e.getMessage());
        }
    }

    private static CommandFailure failed(Path partial, CommandFailure failure) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
