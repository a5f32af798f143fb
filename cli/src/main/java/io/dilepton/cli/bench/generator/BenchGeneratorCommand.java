package io.dilepton.cli.bench.generator;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.ReportFile;
import io.dilepton.cli.bench.lab.TemporaryFolder;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton bench generator}: what the generator service delivers. */
@Command(
        name = "generator",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Orders synthetic events from two instances of the generator service, kills one or the other meanwhile, and counts what is on the topic;",
            "does it again without kills and compares the bytes; then measures pace and speed. With 5 kills and 200000 events it takes about four minutes."
        },
        footer = {
            "",
            "Exit code: 0 when every event is there exactly once, with the same bytes as without kills; 1 otherwise."
        })
public final class BenchGeneratorCommand implements Callable<Integer> {

    private static final int LEAST_EVENTS = 1_000;
    private static final double STEP_SECONDS = 6;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kills", paramLabel = "K", defaultValue = "5", description = "Kills of an instance. Default: 5.")
    private int kills;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Events to order. Default: 200000.")
    private int events;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was counted as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the events and of the moments. Default: 1.")
    private long seed;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "simulation",
            description =
                    "What makes the events: simulation, or a generator that comes with the product, such as zee. Default: simulation.")
    private String model = "simulation";

    @Option(names = "--no-speed", description = "Leave pace and speed out.")
    private boolean noSpeed;

    /** Made by picocli. */
    public BenchGeneratorCommand() {}

    @Override
    public Integer call() {
        if (kills < 0) {
            throw CommandFailure.usage("--kills must not be negative");
        }
        if (events < LEAST_EVENTS) {
            throw CommandFailure.usage("--events must be at least " + LEAST_EVENTS + ", not " + events);
        }
        Path file = report;
        if (file != null) {
            ReportFile.require(file);
        }
        Terminal.quieten();
        PrintWriter out = spec.commandLine().getOut();
        double rate = events / (STEP_SECONDS * (kills + 1));
        GeneratorPlan plan = new GeneratorPlan(events, kills, rate, seed, model, !noSpeed);
        try (TemporaryFolder folder = TemporaryFolder.make("dilepton-generator");
                ProgressLine progress = new ProgressLine(out, Terminal.isOutput(), System::nanoTime)) {
            GeneratorReport counted = new GeneratorBench(plan, progress, folder.path()).run(commandLine());
            if (file != null) {
                ReportFile.write(file, counted);
            }
            print(out, counted);
            return verdict(counted);
        }
    }

    private void print(PrintWriter out, GeneratorReport counted) {
        out.println();
        out.printf(
                Locale.ROOT,
                "requested %,d, delivered %,d, distinct %,d, identical %s, %d kills%n",
                counted.requested(),
                counted.delivered(),
                counted.distinct(),
                counted.identical(),
                counted.kills());
        if (!noSpeed) {
            Speed speed = counted.speed();
            out.printf(
                    Locale.ROOT,
                    "pacing error %.2f%%; emission to sampling %.2f (%,.0f and %,.0f events/s)%n",
                    100 * counted.pacingError(),
                    speed.emissionToSampling(),
                    speed.emissionPerSecond(),
                    speed.samplingAllPerSecond());
            out.printf(
                    Locale.ROOT,
                    "one lane to one thread %.2f (%,.0f and %,.0f events/s)%n",
                    speed.laneToThread(),
                    speed.lanePerSecond(),
                    speed.samplingPerSecond());
            if (speed.networkRowsPerSecond() > 0) {
                out.printf(
                        Locale.ROOT,
                        "in rows of the network %.2f (%,.0f and %,.0f rows/s)%n",
                        speed.laneToNetwork(),
                        speed.lanePerSecond() * speed.networkRowsPerEvent(),
                        speed.networkRowsPerSecond());
            }
        }
        if (report != null) {
            out.println("report: " + report);
        }
        out.flush();
    }

    private static int verdict(GeneratorReport counted) {
        if (counted.delivered() != counted.requested() || counted.distinct() != counted.requested()) {
            throw CommandFailure.run("the topic does not have every event exactly once");
        }
        if (!counted.identical()) {
            throw CommandFailure.run("the events are not those of an undisturbed run");
        }
        return 0;
    }

    private String commandLine() {
        return "dilepton "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }
}
