package io.dilepton.cli.doctor;

import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;

/**
 * What a partition holds.
 *
 * @param begin its first offset
 * @param end the offset after its last
 */
record Span(long begin, long end) {

    static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
}
