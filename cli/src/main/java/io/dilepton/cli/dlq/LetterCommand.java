package io.dilepton.cli.dlq;

import io.dilepton.cli.ClusterFailure;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.schemas.Topics;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands on the dead-letter topic have in common. */
abstract class LetterCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        Terminal.quieten();
        try {
            return run();
        } catch (RuntimeException e) {
            throw ClusterFailure.readable(cluster.bootstrap(), e);
        } finally {
            out().flush();
        }
    }

    /** Does what the command is for, and returns its exit code. */
    abstract int run();

    ClusterOptions cluster() {
        return cluster;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    void printLine(String format, Object... arguments) {
        out().println(String.format(Locale.ROOT, format, arguments));
    }

    /** Reads the letters from a position to the end that the topic has now, in order. */
    void read(Position from, Predicate<Letter> sink) {
        try (TopicReader reader = TopicReader.connect(cluster)) {
            Map<TopicPartition, OffsetRange> ranges = reader.ranges(Topics.DLQ, from, new Position.Latest());
            reader.readInOrder(ranges, record -> sink.test(new Letter(record)));
        }
    }
}
