package io.dilepton.cli.windows;

import io.dilepton.cli.ClusterFailure;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.Interruption;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.stream.flow.Lane;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton windows}: prints the summaries of physics windows. */
@Command(
        name = "windows",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the newest summaries of physics windows: rate, Z peak, drift.",
            "The peak is that with a radiative tail in the resolution, or the Gaussian one, marked with g, where only that was found."
                    + " Drift is given over what chance alone makes of it; ! marks what one in a hundred undrifted quantities passes."
        })
public final class WindowsCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TIDY_UP = Duration.ofSeconds(5);

    @Option(names = "--lane", paramLabel = "z|higgs", description = "Only windows of this lane. Default: all.")
    private @Nullable Lane lane;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "table or json (one object a line, every field). Default: table.")
    private SummaryFormat format = SummaryFormat.TABLE;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            defaultValue = "earliest",
            description = "Where to begin, by the time at which windows were closed: " + Position.FORMS
                    + ". Default: earliest.")
    private String from = "earliest";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Print at most so many of those that are there, the newest. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Option(names = "--follow", description = "Go on with windows that are closed from now on, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal.quieten();
        if (limit < 0) {
            throw CommandFailure.usage("--limit must not be negative, not " + limit);
        }
        Position begin = Position.parse("--from", from);
        try (Interruption stop = Interruption.listen(TIDY_UP);
                TopicReader reader = TopicReader.connect(cluster);
                Deserializer<WindowSummary> decoder = AvroSerdes.forRecord(WindowSummary.class, cluster.clients())
                        .deserializer()) {
            print(begin, reader, decoder, stop);
            return 0;
        } catch (RuntimeException e) {
            throw ClusterFailure.readable(cluster.bootstrap(), e);
        }
    }

    private void print(Position begin, TopicReader reader, Deserializer<WindowSummary> decoder, Interruption stop) {
        PrintWriter out = spec.commandLine().getOut();
        Function<WindowSummary, String> lines = format.lines();
        Map<TopicPartition, OffsetRange> ranges = reader.ranges(Topics.PHYSICS_WINDOWS, begin, new Position.Latest());
        Deque<WindowSummary> newest = new ArrayDeque<>();
        reader.read(ranges, record -> {
            WindowSummary summary = decoded(record, decoder);
            if (summary != null) {
                newest.add(summary);
                if (newest.size() > limit) {
                    newest.remove();
                }
            }
            return !stop.isRequested();
        });
        newest.forEach(summary -> out.println(lines.apply(summary)));
        out.flush();
        if (newest.isEmpty() && !follow) {
            spec.commandLine()
                    .getErr()
                    .println("dilepton: no windows yet; a window comes out when event time has passed it");
        }
        Map<TopicPartition, Long> read = new HashMap<>();
        ranges.forEach((partition, range) -> read.put(partition, range.to()));
        while (follow && !stop.await(LOOK) && !out.checkError()) {
            reader.read(since(read, reader), record -> {
                WindowSummary summary = decoded(record, decoder);
                if (summary != null) {
                    out.println(lines.apply(summary));
                }
                read.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                return !stop.isRequested();
            });
            out.flush();
        }
    }

    private static Map<TopicPartition, OffsetRange> since(Map<TopicPartition, Long> read, TopicReader reader) {
        Map<TopicPartition, OffsetRange> ranges =
                new HashMap<>(reader.ranges(Topics.PHYSICS_WINDOWS, new Position.Earliest(), new Position.Latest()));
        ranges.replaceAll((partition, range) ->
                new OffsetRange(Math.max(range.from(), read.getOrDefault(partition, 0L)), range.to()));
        return ranges;
    }

    /** Returns the summary, or null where it is none or of another lane. */
    private @Nullable WindowSummary decoded(
            ConsumerRecord<byte[], byte[]> record, Deserializer<WindowSummary> decoder) {
        try {
            WindowSummary summary = decoder.deserialize(record.topic(), record.headers(), record.value());
            return summary == null || (lane != null && !summary.getLane().equals(lane.label())) ? null : summary;
        } catch (SerializationException e) {
            spec.commandLine().getErr().println("dilepton: passed over a record that is no window: " + e.getMessage());
            return null;
        }
    }
}
