package io.dilepton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.stream.StreamHealth.ThreadPoll;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamHealthTest {

    private static final ThreadPoll BUSY = new ThreadPoll("stream-1", Optional.of(Duration.ofMillis(90)));
    private static final ThreadPoll STUCK = new ThreadPoll("stream-2", Optional.of(Duration.ofSeconds(61)));
    private static final ThreadPoll STARTING = new ThreadPoll("stream-3", Optional.empty());

    private static StreamHealth health(State state, ThreadPoll... threads) {
        return new StreamHealth(() -> state, () -> null, () -> List.of(threads), 2, Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, true, false",
        "REBALANCING, true, false",
        "RUNNING, true, true",
        "PENDING_SHUTDOWN, true, false",
        "NOT_RUNNING, false, false",
        "PENDING_ERROR, false, false",
        "ERROR, false, false"
    })
    void shouldFollowTheStateOfKafkaStreams(State state, boolean live, boolean ready) {
        StreamHealth health = health(state, BUSY, STARTING);
        assertThat(health.live().up()).isEqualTo(live);
        assertThat(health.ready().up()).isEqualTo(ready);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"RUNNING", "REBALANCING"})
    void shouldNotBeLiveWhenAThreadHasNotPolledForTooLong(State state) {
        assertThat(health(state, BUSY, STUCK).live().reasons())
                .containsExactly("thread stream-2 is stuck: no poll for 61 s");
    }

    @Test
    void shouldNotBeLiveWhenAThreadIsDead() {
        assertThat(health(State.RUNNING, BUSY).live().reasons()).containsExactly("1 of 2 threads are dead");
    }

    @Test
    void shouldNotAskForThreadsWhenKafkaStreamsIsStopping() {
        StreamHealth health = new StreamHealth(
                () -> State.PENDING_SHUTDOWN,
                () -> null,
                () -> {
                    throw new IllegalStateException("KafkaStreams is not running");
                },
                1,
                Duration.ofMinutes(1));
        assertThat(health.live().up()).isTrue();
    }

    @Test
    void shouldSayWhatFailed() {
        StreamHealth health = new StreamHealth(
                () -> State.ERROR,
                () -> new IllegalStateException("the registry is gone"),
                List::of,
                1,
                Duration.ofMinutes(1));
        assertThat(health.live().reasons()).containsExactly("Kafka Streams is ERROR", "the registry is gone");
    }
}
