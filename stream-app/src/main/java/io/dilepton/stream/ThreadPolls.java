package io.dilepton.stream;

import io.dilepton.stream.StreamHealth.ThreadPoll;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** Tells of the threads of Kafka Streams when they last asked for events, by the metric that their consumers keep anyway. */
final class ThreadPolls {

    private static final String METRIC = "last-poll-seconds-ago";
    private static final String GROUP = "consumer-metrics";
    private static final String CLIENT = "client-id";

    private ThreadPolls() {}

    /**
     * Reads the metric of each thread that is alive.
     *
     * @param streams running or rebalancing
     * @return threads; none where the application stopped in between
     */
    static List<ThreadPoll> of(KafkaStreams streams) {
        Map<String, Duration> byConsumer = new HashMap<>();
        streams.metrics().forEach((name, metric) -> {
            if (isPoll(name) && metric.metricValue() instanceof Number seconds && seconds.doubleValue() >= 0) {
                byConsumer.put(String.valueOf(name.tags().get(CLIENT)), Duration.ofMillis((long)
                        (seconds.doubleValue() * 1_000)));
            }
        });
        try {
            return streams.metadataForLocalThreads().stream()
                    .map(thread -> new ThreadPoll(
                            thread.threadName(), Optional.ofNullable(byConsumer.get(thread.consumerClientId()))))
                    .toList();
        } catch (IllegalStateException e) {
            return List.of();
        }
    }

    private static boolean isPoll(MetricName name) {
        return name.name().equals(METRIC) && name.group().equals(GROUP);
    }
}
