package io.dilepton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamHealthTest {

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
        StreamHealth health = new StreamHealth(() -> state, () -> null);
        assertThat(health.live().up()).isEqualTo(live);
        assertThat(health.ready().up()).isEqualTo(ready);
    }

    @ParameterizedTest
    @CsvSource("ERROR")
    void shouldSayWhatFailed(State state) {
        StreamHealth health = new StreamHealth(() -> state, () -> new IllegalStateException("the registry is gone"));
        assertThat(health.live().reasons()).containsExactly("Kafka Streams is ERROR", "the registry is gone");
    }
}
