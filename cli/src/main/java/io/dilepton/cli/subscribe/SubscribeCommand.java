package io.dilepton.cli.subscribe;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.subscribe.filter.Filter;
import io.dilepton.cli.subscribe.filter.FilterSyntaxException;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton subscribe}: prints scored events. */
@Command(
        name = "subscribe",
        mixinStandardHelpOptions = true,
        description = "Prints scored events as they come, or those of the past.",
        footer = {
            "",
            "A condition compares fields with numbers, 'text', true and false: == != < <= > >=, joined by && || !",
            "and parentheses. A comparison with a value that an event does not have is false. Example:",
            "  dilepton subscribe z --from earliest --where 'probability > 0.9 && mass > 60' --limit 10"
        })
public final class SubscribeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(SubscribeCommand.class);

    /** What can be subscribed to. */
    enum Stream {
        /** Events scored by the Z-candidate model. */
        Z(Topics.SCORED_Z),
        /** Events scored by the Higgs model. */
        HIGGS(Topics.SCORED_HIGGS),
        /** What the challengers made of the same events. */
        SHADOW(Topics.SHADOW);

        private final String topic;

        Stream(String topic) {
            this.topic = topic;
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Parameters(paramLabel = "STREAM", description = "Scored events of which model: ${COMPLETION-CANDIDATES}.")
    private Stream stream = Stream.Z;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            defaultValue = "latest",
            description = "Where to begin: " + StartPosition.FORMS + ". Default: latest.")
    private String from = "latest";

    @Option(names = "--where", paramLabel = "CONDITION", description = "Print only events for which this holds.")
    private @Nullable String where;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "table, json (one object a line) or csv. Default: table.")
    private RowFormat format = RowFormat.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "End after so many printed events.")
    private @Nullable Long limit;

    @Option(
            names = "--outputs",
            paramLabel = "BEGINNING",
            defaultValue = Topics.EVENTS,
            description = "What the topic's name begins with, as dilepton.stream.outputs of the stream says. Default: "
                    + Topics.EVENTS + ".")
    private String outputs = Topics.EVENTS;

    @Option(names = "--until-end", description = "End where the topic ends at the start.")
    private boolean untilEnd;

    @Override
    public Integer call() {
        StartPosition position = position();
        Predicate<ScoredEvent> condition = condition();
        if (limit != null && limit < 0) {
            throw CommandFailure.usage("--limit must not be negative, not " + limit);
        }
        Map<String, Object> config = cluster.clients();
        // The JVM's own System.out flushes at every line, which costs more than reading.
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
        Printer printer = new Printer(format.rows(), condition, limit == null ? Long.MAX_VALUE : limit, out);
        try (ScoredReader reader = ScoredReader.connect(
                outputs + stream.topic.substring(Topics.EVENTS.length()), cluster.bootstrap(), config)) {
            CountDownLatch printed = new CountDownLatch(1);
            Thread hook = new Thread(() -> stop(reader, printed), "subscribe-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                if (printer.wantsMore()) {
                    reader.read(position, untilEnd, printer::print, printer::flush);
                }
                warnOf(reader.unreadable());
            } finally {
                printer.flush();
                printed.countDown();
                unhook(hook);
            }
        }
        return 0;
    }

    private StartPosition position() {
        try {
            return StartPosition.parse(from, Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--from: " + e.getMessage());
        }
    }

    private Predicate<ScoredEvent> condition() {
        if (where == null) {
            return event -> true;
        }
        try {
            return Filter.parse(where, ScoredFields.ALL);
        } catch (FilterSyntaxException e) {
            throw CommandFailure.usage("--where, " + e.getMessage());
        }
    }

    private void warnOf(long unreadable) {
        if (unreadable > 0) {
            spec.commandLine()
                    .getErr()
                    .println("dilepton: passed over " + unreadable + " records that are no scored events");
        }
    }

    /** Lets the last lines out before the JVM ends. */
    private static void stop(ScoredReader reader, CountDownLatch printed) {
        reader.stop();
        try {
            if (!printed.await(2, TimeUnit.SECONDS)) {
                LOG.debug("the output is not taken");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.trace("the JVM is shutting down already");
        }
    }
}
