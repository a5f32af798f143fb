package io.dilepton.cli.inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.ReportFile;
import io.dilepton.cli.synth.ServiceOptions;
import io.dilepton.cli.synth.SynthClient;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.cli.terminal.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton inject}: blind injection. */
@Command(
        name = "inject",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Blind injection: orders tagged synthetic events at a small rate and scores them together with the live events in a shadow of the live",
            "stream, with the models that serve and with outputs of its own. Says which share is found, by mass and pT, and how long it takes.",
            "The science topics are not touched: the command makes sure of that."
        },
        footer = {
            "",
            "Exit code: 1 where an injected event is on a science topic, or a pair of one flavour has no score."
        })
public final class InjectCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(names = "--id", paramLabel = "ID", description = "Id of the order. Default: made of the time.")
    private @Nullable String id;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Events to inject. Default: 2000.")
    private long count;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "100", description = "Events per second. Default: 100.")
    private double rate;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "simulation",
            description = "What makes the events, as for `dilepton synth request`. Default: simulation.")
    private String model = "simulation";

    @Option(names = "--seed", paramLabel = "S", description = "Seed. Default: follows from the id.")
    private @Nullable Long seed;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was found as JSON.")
    private @Nullable Path report;

    /** Made by picocli. */
    public InjectCommand() {}

    @Override
    public Integer call() {
        if (count < 1 || !(rate > 0)) {
            throw CommandFailure.usage("--count and --rate must be positive");
        }
        Path file = report;
        if (file != null) {
            ReportFile.require(file);
        }
        Terminal.quieten();
        String name = id == null ? "injection-" + System.currentTimeMillis() : id;
        SynthClient client = service.client();
        PrintWriter out = spec.commandLine().getOut();
        try (ProgressLine progress = new ProgressLine(out, Terminal.isOutput(), System::nanoTime)) {
            InjectionReport found = new Injection(cluster.clients(), client, progress).run(order(name));
            if (file != null) {
                ReportFile.write(file, found);
            }
            progress.clear();
            print(out, found);
            if (found.onScience() > 0) {
                throw CommandFailure.run(found.onScience() + " injected events are on the science topics");
            }
            if (found.unscored() > 0) {
                throw CommandFailure.run(
                        found.unscored()
                                + " injected pairs of one flavour have no score; `dilepton doctor` looks for what holds the stream up");
            }
            return 0;
        }
    }

    private ObjectNode order(String name) {
        ObjectNode order = JSON.createObjectNode();
        order.put("id", name).put("count", count).put("rate", rate).put("model", model);
        if (seed != null) {
            order.put("seed", seed);
        }
        return order;
    }

    private static void print(PrintWriter out, InjectionReport found) {
        out.printf(
                Locale.ROOT,
                "injected %,d events of %s among %,d live ones; scored %,d, accepted %,d, on science topics %d%n",
                found.injected(),
                found.model(),
                found.liveScored(),
                found.scored(),
                found.accepted(),
                found.onScience());
        out.println("efficiency " + text(found.efficiency()));
        table(out, "MASS, GeV", found.byMass());
        table(out, "PT, GeV", found.byPt());
        InjectionReport.Latency latency = found.latencyMillis();
        out.printf(
                Locale.ROOT,
                "latency, ms: median %.0f, 90%% %.0f, 99%% %.0f, largest %.0f%n",
                latency.median(),
                latency.p90(),
                latency.p99(),
                latency.max());
        out.flush();
    }

    private static void table(PrintWriter out, String quantity, List<InjectionReport.Bin> bins) {
        TextTable table = new TextTable(quantity, ">INJECTED", ">ACCEPTED", "EFFICIENCY");
        for (InjectionReport.Bin bin : bins) {
            String to = bin.to() >= 1e6 ? "" : String.format(Locale.ROOT, "%.0f", bin.to());
            table.row(
                    String.format(Locale.ROOT, "%.0f–%s", bin.from(), to),
                    String.valueOf(bin.injected()),
                    String.valueOf(bin.accepted()),
                    text(bin.efficiency()));
        }
        out.println();
        out.print(table);
    }

    private static String text(InjectionReport.Share share) {
        return String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", share.value(), share.low(), share.high());
    }
}
