package io.dilepton.cli.demo;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.reader.UnreadableFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dilepton demo}: everything from a broker to scored events, in one command. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a broker, a schema registry and the stream, trains and publishes a model, feeds events and shows what comes out.",
            "Without --data the events are simulated. Ctrl-C ends it and leaves nothing behind but the trained model."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final double MOST_SYNTHETIC = 10;

    @Option(
            names = "--data",
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV files of the public records to train on and to replay.")
    private List<Path> data = List.of();

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events to feed. Default: all rows of the files, or 20000 simulated events.")
    private @Nullable Long events;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events per second. Default: 2000 to watch, as fast as possible with --exit.")
    private @Nullable Double rate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of simulation and training. Default: 1.")
    private long seed = 1;

    @Option(names = "--retrain", description = "Train even if a model of the same data, seed and features is at hand.")
    private boolean retrain;

    @Option(names = "--exit", description = "End when every event has come out, instead of on Ctrl-C.")
    private boolean exit;

    @Option(
            names = "--synthetic",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Have so many synthetic events made meanwhile, as a share of the others, and scored on topics of their own. Default: 0.")
    private double synthetic;

    @Option(
            names = "--monitoring",
            description =
                    "Start the machine's Prometheus beside it, with the product's alert rules, on the loopback address.")
    private boolean monitoring;

    @Option(names = "--report", paramLabel = "FILE", description = "Write counts, metrics and times as JSON.")
    private @Nullable Path report;

    /** Made by picocli. */
    public DemoCommand() {}

    @Override
    public Integer call() {
        for (Path file : data) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw CommandFailure.usage("cannot read " + file + ": name a CSV file, plain or gzip-compressed");
            }
        }
        if (events != null && events < 1) {
            throw CommandFailure.usage("--events must be at least 1, not " + events);
        }
        if (rate != null && !(rate > 0)) {
            throw CommandFailure.usage("--rate must be positive, not " + rate);
        }
        if (!(synthetic >= 0 && synthetic <= MOST_SYNTHETIC)) {
            throw CommandFailure.usage(
                    "--synthetic must be a share from 0 to " + MOST_SYNTHETIC + ", not " + synthetic);
        }
        if (report != null) {
            DemoReport.prepare(report);
        }
        DemoOptions options = new DemoOptions(data, events, rate, seed, retrain, exit, synthetic, monitoring, report);
        Terminal.quieten();
        Path store = Path.of(System.getProperty("dilepton.home", "."), ".dilepton", "models", "z-candidate");
        try {
            return new Demo(options, new DemoView(System.out, Terminal.isOutput(), Terminal.rows()), store).run();
        } catch (UnreadableFileException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }
}
