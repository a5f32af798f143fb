package io.dilepton.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.ConfigurationException;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.stream.flow.DuplicatePolicy;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.windows.WindowSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StreamConfigTest {

    private static StreamConfig with(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return StreamConfig.parse(all);
    }

    @Test
    void shouldTakeDefaultsWhenNothingIsGiven() {
        StreamConfig config = with();
        assertThat(config.bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(config.registry()).isEqualTo("http://127.0.0.1:8081/apis/ccompat/v7");
        assertThat(config.processing().applicationId()).isEqualTo("dilepton-stream");
        assertThat(config.processing().guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE_V2);
        assertThat(config.processing().threads()).isEqualTo(1);
        assertThat(config.processing().commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.processing().startFrom()).isEqualTo(StreamConfig.StartFrom.EARLIEST);
        assertThat(config.processing().stateDirectory())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "dilepton-stream"));
        assertThat(config.group().protocol()).isEqualTo(GroupProtocol.AUTO);
        assertThat(config.group().standbyReplicas()).isZero();
        assertThat(config.scoring().lanes()).containsExactlyInAnyOrder(Lane.values());
        assertThat(config.scoring().modelZ()).isEqualTo("z-candidate");
        assertThat(config.scoring().modelHiggs()).isEqualTo("higgs");
        assertThat(config.scoring().batchSize()).isEqualTo(256);
        assertThat(config.scoring().batchWait()).isEqualTo(Duration.ofMillis(10));
        assertThat(config.scoring().device()).isEqualTo(InferenceDevice.AUTO);
        assertThat(config.duplicates().policy()).isEqualTo(DuplicatePolicy.COUNT);
        assertThat(config.endpoint().port()).isEqualTo(9464);
        assertThat(config.drain()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldPassOnWhatIsKafkasAndKeepWhatIsOurs() {
        StreamConfig config = with("security.protocol", "SSL", "processing.guarantee", "AT_LEAST_ONCE");
        assertThat(config.clientConfig())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("bootstrap.servers", "127.0.0.1:9092")
                .doesNotContainKey("processing.guarantee");
        assertThat(KafkaStreamsSettings.of(config, GroupProtocol.STREAMS))
                .containsEntry("security.protocol", "SSL")
                .containsEntry("processing.guarantee", "at_least_once")
                .containsEntry("group.protocol", "streams")
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("consumer.isolation.level", "read_committed")
                .doesNotContainKeys("consumer.session.timeout.ms", "num.standby.replicas");
    }

    @Test
    void shouldLetTheUserTuneTheProducerButNotReadUncommitted() {
        Properties tuned = KafkaStreamsSettings.of(
                with("linger.ms", "5", "producer.batch.size", "1000", "consumer.isolation.level", "read_uncommitted"),
                GroupProtocol.CLASSIC);
        assertThat(tuned)
                .containsEntry("linger.ms", "5")
                .doesNotContainKey("producer.linger.ms")
                .containsEntry("producer.batch.size", "1000")
                .containsEntry("consumer.isolation.level", "read_committed");
    }

    @Test
    void shouldConfigureTheMembershipThatTheClassicProtocolHas() {
        StreamConfig config = with(
                "group.instance.id", "a-1",
                "session.timeout.ms", "9000",
                "num.standby.replicas", "1",
                "group.protocol", "classic");
        assertThat(KafkaStreamsSettings.of(config, GroupProtocol.CLASSIC))
                .containsEntry("consumer.group.instance.id", "a-1")
                .containsEntry("consumer.session.timeout.ms", 9000)
                .containsEntry("num.standby.replicas", 1)
                .containsEntry("group.protocol", "classic");
        assertThat(config.clientConfig()).doesNotContainKeys("group.instance.id", "session.timeout.ms");
    }

    @Test
    void shouldRefuseToDropDuplicatesWhereAnEventMayBeReadTwice() {
        assertThatThrownBy(() -> with("dilepton.duplicates", "drop", "processing.guarantee", "at_least_once"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dilepton.duplicates=drop needs processing.guarantee=exactly_once_v2");
        assertThat(with("dilepton.duplicates", "drop").duplicates().policy()).isEqualTo(DuplicatePolicy.DROP);
    }

    @Test
    void shouldNameEveryProblemInOneLineEachWhenSeveralAreThere() {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class,
                () -> with(
                        "application.id", "a b",
                        "processing.guarantee", "twice",
                        "num.stream.threads", "0",
                        "commit.intervall.ms", "50",
                        "commit.interval.ms", "soon",
                        "dilepton.metrics.port", "65536",
                        "dilepton.scoring.lanes", "z,w",
                        "metrics.host", "0.0.0.0",
                        "auto.offset.reset", "middle"));
        assertThat(failure.problems())
                .containsExactly(
                        "application.id must be up to 200 letters, digits, dots, dashes and underscores, not 'a b'",
                        "processing.guarantee must be exactly_once_v2 or at_least_once, not 'twice'",
                        "num.stream.threads must be from 1 to 256, not 0",
                        "commit.interval.ms must be a whole number, not 'soon'",
                        "auto.offset.reset must be earliest or latest, not 'middle'",
                        "dilepton.scoring.lanes must be one or more of z, higgs, not 'z,w'",
                        "dilepton.metrics.port must be from 0 to 65535, not 65536",
                        "unknown key 'commit.intervall.ms': did you mean 'commit.interval.ms'?",
                        "unknown key 'metrics.host': did you mean 'dilepton.metrics.host'?");
    }

    @Test
    void shouldRefuseStaticMembershipWhenTheStreamsProtocolIsAskedFor() {
        assertThatThrownBy(() -> with("group.instance.id", "a-1", "group.protocol", "streams"))
                .hasMessage(
                        "group.instance.id needs the classic protocol: set group.protocol to classic, or leave one of the two out");
    }

    @Test
    void shouldKnowTheKeysOfKafkaStreamsAndItsClients() {
        assertThat(List.of("main.consumer.max.poll.records", "topic.retention.ms", "max.task.idle.ms", "admin.retries"))
                .allSatisfy(
                        key -> assertThat(StreamKeys.known().knows(key)).as(key).isTrue());
    }

    @Test
    void shouldHaveOneNameForEachKey() {
        List<String> names = StreamKeys.all().stream().map(ConfigKey::name).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void shouldSummariseInWindowsUnlessTheyAreTurnedOff() {
        WindowSettings windows = with().windows().orElseThrow();
        assertThat(windows.size()).isEqualTo(Duration.ofSeconds(10));
        assertThat(windows.grace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(windows.idle()).isEqualTo(Duration.ofSeconds(30));
        assertThat(windows.mostOpen()).isEqualTo(1000);
        assertThat(windows.peak()).isEqualTo(new WindowSettings.PeakSettings(60, 120, false));
        assertThat(with("dilepton.windows.fit.width", "free")
                        .windows()
                        .orElseThrow()
                        .peak()
                        .freeWidth())
                .isTrue();
        assertThat(with("dilepton.windows", "false").windows()).isEmpty();
        assertThatThrownBy(() -> with("dilepton.windows.fit.low.gev", "85"))
                .hasMessageContaining("dilepton.windows.fit.low.gev must be from 40 to 80, not 85");
    }
}
