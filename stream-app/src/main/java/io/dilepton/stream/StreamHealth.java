package io.dilepton.stream;

import io.dilepton.core.metrics.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Ready while Kafka Streams runs, which it does only after the champion was loaded; live until it has failed or stopped. */
final class StreamHealth implements Health {

    private final Supplier<KafkaStreams.State> state;
    private final Supplier<@Nullable Throwable> failure;

    StreamHealth(Supplier<KafkaStreams.State> state, Supplier<@Nullable Throwable> failure) {
        this.state = state;
        this.failure = failure;
    }

    @Override
    public Status live() {
        KafkaStreams.State now = state.get();
        return now.hasCompletedShutdown() || now == KafkaStreams.State.PENDING_ERROR ? notRunning(now) : Status.UP;
    }

    @Override
    public Status ready() {
        KafkaStreams.State now = state.get();
        return now == KafkaStreams.State.RUNNING ? Status.UP : notRunning(now);
    }

    private Status notRunning(KafkaStreams.State now) {
        List<String> reasons = new ArrayList<>();
        reasons.add("Kafka Streams is " + now);
        Throwable cause = failure.get();
        if (cause != null) {
            reasons.add(String.valueOf(cause.getMessage()));
        }
        return Status.of(reasons);
    }
}
