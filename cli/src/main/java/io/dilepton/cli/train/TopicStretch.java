package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * A part of a topic to train on, as {@code --data} names it: between two positions, or by the offsets of each partition, which name the same
 * records for as long as the topic has them.
 *
 * @param topic name of the topic
 * @param from where to begin, where no offsets are given
 * @param to where to end, not inside, where no offsets are given
 * @param offsets offsets by partition; empty where positions are given
 */
record TopicStretch(String topic, Position from, Position to, SortedMap<Integer, OffsetRange> offsets) {

    /** What {@code --data} begins with where it names a topic. */
    static final String PREFIX = "topic:";

    private static final String OPTION = "--data";
    private static final String OFFSETS = "[0-9]{1,9}:[0-9]{1,18}\\.\\.[0-9]{1,18}";
    private static final String FORMS = "topic:NAME, topic:NAME@FROM..TO or topic:NAME@PARTITION:OFFSET..OFFSET,…";

    /**
     * Reads an argument.
     *
     * @param text argument that begins with {@link #PREFIX}
     * @return the part of the topic
     * @throws CommandFailure of usage, when it is none
     */
    static TopicStretch parse(String text) {
        String rest = text.substring(PREFIX.length());
        int at = rest.indexOf('@');
        String topic = at < 0 ? rest : rest.substring(0, at);
        String range = at < 0 ? ".." : rest.substring(at + 1);
        if (!topic.matches("[A-Za-z0-9._-]{1,249}")) {
            throw CommandFailure.usage(OPTION + ": '" + text + "' names no topic; write " + FORMS);
        }
        if (range.matches(OFFSETS + "(," + OFFSETS + ")*")) {
            return new TopicStretch(topic, new Position.Earliest(), new Position.Latest(), offsets(text, range));
        }
        int dots = range.indexOf("..");
        if (dots < 0) {
            throw CommandFailure.usage(OPTION + ": '" + text + "' has no range behind the @; write " + FORMS);
        }
        return new TopicStretch(
                topic,
                position(range.substring(0, dots), new Position.Earliest()),
                position(range.substring(dots + 2), new Position.Latest()),
                new TreeMap<>());
    }

    private static Position position(String text, Position otherwise) {
        return text.isEmpty() ? otherwise : Position.parse(OPTION, text);
    }

    private static SortedMap<Integer, OffsetRange> offsets(String text, String range) {
        SortedMap<Integer, OffsetRange> offsets = new TreeMap<>();
        for (String part : range.split(",", -1)) {
            int colon = part.indexOf(':');
            int dots = part.indexOf("..");
            OffsetRange own = new OffsetRange(
                    Long.parseLong(part.substring(colon + 1, dots)), Long.parseLong(part.substring(dots + 2)));
            if (offsets.put(Integer.parseInt(part.substring(0, colon)), own) != null) {
                throw CommandFailure.usage(OPTION + ": '" + text + "' names a partition twice");
            }
        }
        return offsets;
    }

    /**
     * Finds the offsets to read.
     *
     * @param reader reader of the cluster
     * @return ranges by partition; empty ones too
     * @throws CommandFailure when the topic does not exist, or does not have all of the offsets that are named
     */
    Map<TopicPartition, OffsetRange> resolve(TopicReader reader) {
        Map<TopicPartition, OffsetRange> there = reader.ranges(topic, from, to);
        if (offsets.isEmpty()) {
            return there;
        }
        Map<TopicPartition, OffsetRange> named = new TreeMap<>(TopicStretch::byPartition);
        offsets.forEach((partition, wanted) -> {
            TopicPartition place = new TopicPartition(topic, partition);
            OffsetRange has = there.get(place);
            if (has == null) {
                throw CommandFailure.run("topic " + topic + " has no partition " + partition);
            }
            if (wanted.from() < has.from() || wanted.to() > has.to()) {
                throw CommandFailure.run("topic " + topic + " does not have the offsets " + text(wanted)
                        + " of partition " + partition + ", but " + text(has)
                        + ": retention removes old records; the training events are gone unless they are kept"
                        + " elsewhere");
            }
            named.put(place, wanted);
        });
        return named;
    }

    /**
     * Names offsets so that {@link #parse} reads them back.
     *
     * @param ranges ranges by partition, of this topic
     * @return text for {@code --data}
     */
    String named(Map<TopicPartition, OffsetRange> ranges) {
        SortedMap<TopicPartition, OffsetRange> sorted = new TreeMap<>(TopicStretch::byPartition);
        ranges.forEach((partition, range) -> {
            if (!range.isEmpty()) {
                sorted.put(partition, range);
            }
        });
        return PREFIX + topic + "@"
                + sorted.entrySet().stream()
                        .map(own -> own.getKey().partition() + ":" + text(own.getValue()))
                        .collect(Collectors.joining(","));
    }

    private static int byPartition(TopicPartition one, TopicPartition other) {
        return Integer.compare(one.partition(), other.partition());
    }

    private static String text(OffsetRange range) {
        return range.from() + ".." + range.to();
    }
}
