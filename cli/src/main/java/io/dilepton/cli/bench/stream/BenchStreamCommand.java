package io.dilepton.cli.bench.stream;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.ReportFile;
import io.dilepton.cli.bench.lab.Machine;
import io.dilepton.cli.bench.lab.TemporaryFolder;
import io.dilepton.cli.bench.worker.Mode;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton bench stream}: how fast the stream is. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures throughput, processor time, allocation, memory and latency of the stream on a broker of its own, beside Kafka Streams alone, the model alone, "
                    + "and scoring one by one. All are measured in turns in one run: on a noisy machine only their ratios mean something.",
            "A full run takes about 40 minutes on two cores."
        })
public final class BenchStreamCommand implements Callable<Integer> {

    private static final long FULL_EVENTS = 7_200_000;
    private static final long QUICK_EVENTS = 250_000;
    private static final int FULL_ROUNDS = 5;
    private static final int FULL_LATENCY_SECONDS = 15;
    private static final int QUICK_LATENCY_SECONDS = 3;
    private static final int LEAST_EVENTS = 10_000;
    private static final int MOST_PARTITIONS = 64;
    private static final String HEAP = "-Xmx1g";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description =
                    "Take less than three minutes: short runs, one round. They measure the JIT compiler rather than the stream.")
    private boolean quick;

    @Option(names = "--report", paramLabel = "FILE", description = "Write everything that was measured as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "Events of each run; the first two thirds are not counted. Default: 7200000, with --quick 250000.")
    private @Nullable Long events;

    @Option(names = "--rounds", paramLabel = "R", description = "Runs of each kind. Default: 5, with --quick 1.")
    private @Nullable Integer rounds;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description =
                    "Threads of the stream, and of the model alone. Default: half of the cores, since the broker needs the others.")
    private @Nullable Integer threads;

    @Option(
            names = "--partitions",
            paramLabel = "P",
            defaultValue = "4",
            description = "Partitions of each event topic, 1 to 64. Default: 4.")
    private int partitions;

    @Option(
            names = "--modes",
            split = ",",
            paramLabel = "MODE",
            description = "Measure only these: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Mode> modes = List.of(Mode.values());

    @Option(names = "--only-exactly-once", description = "Leave at-least-once out.")
    private boolean onlyExactlyOnce;

    @Option(names = "--no-latency", description = "Leave the latency out.")
    private boolean noLatency;

    @Option(
            names = "--scaling",
            description =
                    "Measure the stream at 1, 4, 16 and 64 partitions and at backlogs from 100000 to 10000000 as well.")
    private boolean scaling;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Setting of the stream in every mode, such as commit.interval.ms=100.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "Option of the JVMs under test, may be repeated. Default: " + HEAP + ".")
    private List<String> javaOptions = List.of(HEAP);

    /** Made by picocli. */
    public BenchStreamCommand() {}

    @Override
    public Integer call() {
        Plan plan = plan();
        Path file = report;
        if (file != null) {
            ReportFile.require(file);
        }
        Terminal.quieten();
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.here();
        out.printf(
                "%s, %d cores, %s, commit %s%n", machine.processor(), machine.cores(), machine.jdk(), machine.commit());
        out.printf(
                "%,d events a run, %d rounds, %d threads, %d partitions%n",
                plan.events(), plan.rounds(), plan.threads(), plan.partitions());
        out.flush();
        try (TemporaryFolder folder = TemporaryFolder.make("dilepton-bench");
                ProgressLine progress = new ProgressLine(out, Terminal.isOutput(), System::nanoTime)) {
            StreamBench bench = new StreamBench(plan, progress, folder.path());
            StreamReport measured = bench.run(commandLine(), quick, scaling);
            if (file != null) {
                ReportFile.write(file, measured);
            }
            new ReportTable(out).print(measured, bench.results());
            conclude(out, plan, file);
        }
        return 0;
    }

    private void conclude(PrintWriter out, Plan plan, @Nullable Path file) {
        out.println();
        if (plan.events() < FULL_EVENTS) {
            out.println(
                    "Runs as short as these measure the JIT compiler as much as the stream: ratios move by tens of per cent.");
            out.println("Leave --quick and --events out for numbers to rely on.");
        }
        if (file != null) {
            out.println("report: " + file);
        }
        out.flush();
    }

    private Plan plan() {
        long number = events == null ? (quick ? QUICK_EVENTS : FULL_EVENTS) : events;
        int times = rounds == null ? (quick ? 1 : FULL_ROUNDS) : rounds;
        int workers = threads == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : threads;
        require(number >= LEAST_EVENTS, "--events must be at least " + LEAST_EVENTS + ", not " + number);
        require(times >= 1, "--rounds must be at least 1, not " + times);
        require(workers >= 1, "--threads must be at least 1, not " + workers);
        require(
                partitions >= 1 && partitions <= MOST_PARTITIONS,
                "--partitions must be from 1 to " + MOST_PARTITIONS + ", not " + partitions);
        List<Variant> variants = Variant.of(modes).stream()
                .filter(variant -> !onlyExactlyOnce || variant.guarantee() != Variant.Guarantee.AT_LEAST_ONCE)
                .toList();
        int latency = noLatency ? 0 : quick ? QUICK_LATENCY_SECONDS : FULL_LATENCY_SECONDS;
        return new Plan(number, times, workers, partitions, variants, latency, settings, javaOptions);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw CommandFailure.usage(message);
        }
    }

    private String commandLine() {
        return "dilepton "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }
}
