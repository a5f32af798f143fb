package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.ReportFile;
import io.dilepton.cli.bench.lab.TemporaryFolder;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton bench chaos}: what the stream survives. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kills and hangs broker, registry and application while events flow, poison among them, and counts what came out: every event must be there exactly once.",
            "Needs kill for the hung broker. With 5 kills and 300000 events it takes a few minutes."
        },
        footer = {"", "Exit code: 0 when nothing is lost and, under exactly_once_v2, nothing is doubled; 1 otherwise."})
public final class BenchChaosCommand implements Callable<Integer> {

    private static final String EXACTLY_ONCE = "exactly_once_v2";
    private static final String AT_LEAST_ONCE = "at_least_once";
    private static final int LEAST_EVENTS = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kills",
            paramLabel = "K",
            defaultValue = "5",
            description = "Kills of the application beside the other faults. Default: 5.")
    private int kills;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "300000",
            description = "Events to feed. Default: 300000.")
    private int events;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was counted as JSON.")
    private @Nullable Path report;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the moments. Default: 1.")
    private long seed;

    @Option(
            names = "--guarantee",
            paramLabel = "GUARANTEE",
            defaultValue = EXACTLY_ONCE,
            description =
                    EXACTLY_ONCE + " or " + AT_LEAST_ONCE + ", which may double events. Default: " + EXACTLY_ONCE + ".")
    private String guarantee = EXACTLY_ONCE;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FAULT",
            description = "Only these faults: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<FaultKind> only = EnumSet.allOf(FaultKind.class);

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Setting of the application.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Made by picocli. */
    public BenchChaosCommand() {}

    @Override
    public Integer call() {
        require(kills >= 0, "--kills must not be negative");
        require(kills > 0 || !only.equals(EnumSet.of(FaultKind.KILL)), "--kills 0 leaves nothing to do");
        require(events >= LEAST_EVENTS, "--events must be at least " + LEAST_EVENTS + ", not " + events);
        require(
                List.of(EXACTLY_ONCE, AT_LEAST_ONCE).contains(guarantee),
                "--guarantee must be " + EXACTLY_ONCE + " or " + AT_LEAST_ONCE + ", not " + guarantee);
        Path file = report;
        if (file != null) {
            ReportFile.require(file);
        }
        Terminal.quieten();
        PrintWriter out = spec.commandLine().getOut();
        try (TemporaryFolder folder = TemporaryFolder.make("dilepton-chaos");
                ProgressLine progress = new ProgressLine(out, Terminal.isOutput(), System::nanoTime)) {
            ChaosPlan plan = new ChaosPlan(events, kills, only, guarantee, seed, settings);
            ChaosReport counted = new ChaosRun(plan, progress, folder.path()).run(commandLine());
            if (file != null) {
                ReportFile.write(file, counted);
            }
            print(out, counted);
            return verdict(counted);
        }
    }

    private void print(PrintWriter out, ChaosReport counted) {
        out.println();
        out.printf(
                "%,d events in, %d kills, %,d lost, %,d duplicated; recovery %.1f s (median), %.1f s (longest)%n",
                counted.input(),
                counted.kills(),
                counted.lost(),
                counted.duplicated(),
                counted.recoverySeconds().median(),
                counted.recoverySeconds().max());
        out.println("dead letters by reason: " + counted.deadLetteredBy());
        out.println("scores by model version: " + counted.scoredByVersion());
        out.println("stopped by itself and started again by the supervisor: " + counted.restarts());
        if (report != null) {
            out.println("report: " + report);
        }
        out.flush();
    }

    private static int verdict(ChaosReport counted) {
        if (counted.lost() > 0) {
            throw CommandFailure.run(counted.lost() + " events are lost");
        }
        if (counted.duplicated() > 0 && counted.guarantee().equals(EXACTLY_ONCE)) {
            throw CommandFailure.run(counted.duplicated() + " events are duplicated");
        }
        return 0;
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
