package io.dilepton.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamConfigTest {

    private static final Map<String, String> LEAST =
            Map.of("bootstrap.servers", "127.0.0.1:9092", "schema.registry.url", "http://127.0.0.1:8081");

    private static StreamConfig with(String... settings) {
        Map<String, String> all = new HashMap<>(LEAST);
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return StreamConfig.parse(all);
    }

    @Test
    void shouldTakeDefaultsWhenOnlyTheClusterIsGiven() {
        StreamConfig config = with();
        assertThat(config.applicationId()).isEqualTo("dilepton-stream");
        assertThat(config.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE_V2);
        assertThat(config.threads()).isEqualTo(1);
        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.startFrom()).isEqualTo(StreamConfig.StartFrom.EARLIEST);
        assertThat(config.metricsPort()).isEqualTo(9464);
        assertThat(config.model()).isEqualTo("z-candidate");
        assertThat(config.streamsConfig())
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("consumer.isolation.level", "read_committed");
    }

    @Test
    void shouldPassOnWhatItDoesNotKnow() {
        StreamConfig config = with("security.protocol", "SSL", "processing.guarantee", "AT_LEAST_ONCE");
        assertThat(config.clientConfig()).containsEntry("security.protocol", "SSL");
        assertThat(config.streamsConfig())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("processing.guarantee", "at_least_once");
        assertThat(config.clientConfig()).doesNotContainKey("processing.guarantee");
    }

    @Test
    void shouldNameEveryProblemInOneLineEach() {
        StreamConfigException failure = catchThrowableOfType(
                StreamConfigException.class,
                () -> StreamConfig.parse(Map.of(
                        "bootstrap.servers", " ",
                        "application.id", "a b",
                        "processing.guarantee", "twice",
                        "num.stream.threads", "0",
                        "commit.interval.ms", "soon",
                        "dilepton.metrics.port", "65536",
                        "auto.offset.reset", "middle")));
        assertThat(failure.problems())
                .containsExactly(
                        "bootstrap.servers is missing: the brokers, such as 127.0.0.1:9092",
                        "schema.registry.url is missing: the schema registry, such as http://127.0.0.1:8081/apis/ccompat/v7",
                        "application.id must be up to 200 letters, digits, dots, dashes and underscores, not 'a b'",
                        "processing.guarantee must be exactly_once_v2 or at_least_once, not 'twice'",
                        "num.stream.threads must be from 1 to 256, not 0",
                        "commit.interval.ms must be a whole number, not 'soon'",
                        "auto.offset.reset must be earliest or latest, not 'middle'",
                        "dilepton.metrics.port must be from 0 to 65535, not 65536");
    }

    @Test
    void shouldRefuseAModelNameThatCannotExist() {
        assertThatThrownBy(() -> with("dilepton.model.z", "Z Candidate"))
                .hasMessage("dilepton.model.z must be lower-case letters, digits and dashes, not 'Z Candidate'");
    }
}
