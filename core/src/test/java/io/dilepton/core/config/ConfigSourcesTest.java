package io.dilepton.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {

    private static final ConfigKey<Duration> WAIT =
            new ConfigKey<>("dilepton.scoring.batch.wait.ms", ConfigType.millis(1, 1_000), "ms", "10", "Longest wait.");
    private static final ConfigKey<Optional<String>> TOKEN =
            new ConfigKey<>("bearer.auth.token", ConfigType.secret("token"), "", "", "Token.");
    private static final KnownKeys KNOWN =
            new KnownKeys(List.of(ClusterKeys.BOOTSTRAP, ClusterKeys.REGISTRY, WAIT, TOKEN), Map.of());

    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("dilepton.properties"), text);
    }

    private static Duration wait(ConfigSources sources) {
        return sources.settings().value(WAIT);
    }

    @Test
    void shouldPreferFlagsToTheEnvironmentAndThatToTheFile() throws IOException {
        ConfigSources sources = new ConfigSources(KNOWN);
        assertThat(wait(sources)).isEqualTo(Duration.ofMillis(10));
        sources.file(file("dilepton.scoring.batch.wait.ms = 20\n"));
        assertThat(wait(sources)).isEqualTo(Duration.ofMillis(20));
        sources.environment(Map.of("DILEPTON_SCORING_BATCH_WAIT_MS", "30", "PATH", "/bin"));
        assertThat(wait(sources)).isEqualTo(Duration.ofMillis(30));
        sources.flag(WAIT.name(), "40", "--set");
        assertThat(wait(sources)).isEqualTo(Duration.ofMillis(40));
        assertThat(sources.given()).containsExactly(Map.entry(WAIT.name(), new Setting("40", "--set")));
    }

    @Test
    void shouldReadKafkasKeysFromTheEnvironment() {
        Settings settings = new ConfigSources(KNOWN)
                .environment(Map.of(
                        "DILEPTON_BOOTSTRAP", "a:1",
                        "DILEPTON_SASL_JAAS_CONFIG", "secret",
                        "DILEPTON_PRODUCER_LINGER_MS", "5"))
                .settings();
        settings.check();
        assertThat(settings.except(List.of()))
                .containsEntry("bootstrap.servers", "a:1")
                .containsEntry("sasl.jaas.config", "secret")
                .containsEntry("producer.linger.ms", "5");
    }

    @Test
    void shouldTakeTheLongNameOfAVariableOverTheShortOne() {
        Settings settings = new ConfigSources(KNOWN)
                .environment(Map.of("DILEPTON_BOOTSTRAP", "a:1", "DILEPTON_BOOTSTRAP_SERVERS", "b:2"))
                .settings();
        assertThat(settings.value(ClusterKeys.BOOTSTRAP)).isEqualTo("b:2");
    }

    @Test
    void shouldRefuseAVariableThatIsASlipAndLeaveOthersAlone() {
        ConfigSources others = new ConfigSources(KNOWN)
                .environment(Map.of("DILEPTON_STREAM_SERVICE_HOST", "10.0.0.1", "DILEPTON_LOG", "DEBUG"));
        assertThatCode(() -> others.settings().check()).doesNotThrowAnyException();
        ConfigSources slip = new ConfigSources(KNOWN).environment(Map.of("DILEPTON_SCORING_BATCH_WAIT", "5"));
        assertThatThrownBy(() -> slip.settings().check())
                .hasMessage(
                        "unknown variable DILEPTON_SCORING_BATCH_WAIT: did you mean DILEPTON_SCORING_BATCH_WAIT_MS?");
    }

    @Test
    void shouldSayWhereAWrongValueCameFromAndShowNoSecret() throws IOException {
        Path file =
                file("dilepton.scoring.batch.wait.ms=soon\ndilepton.scoring.batch.wait=5\nconsumer.fetch.max.byts=1\n");
        Settings settings = new ConfigSources(KNOWN).file(file).settings();
        assertThat(settings.value(WAIT)).isEqualTo(Duration.ofMillis(10));
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, settings::check);
        assertThat(failure.problems())
                .containsExactly(
                        "dilepton.scoring.batch.wait.ms must be a whole number, not 'soon' (" + file + ")",
                        "unknown key 'consumer.fetch.max.byts': did you mean 'consumer.fetch.max.bytes'? (" + file
                                + ")",
                        "unknown key 'dilepton.scoring.batch.wait': did you mean 'dilepton.scoring.batch.wait.ms'? ("
                                + file + ")");
    }

    @Test
    void shouldSayThatAFileCannotBeRead() {
        Path missing = directory.resolve("missing.properties");
        assertThatThrownBy(() -> new ConfigSources(KNOWN).file(missing))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("the configuration file " + missing + " cannot be read: ");
    }

    @Test
    void shouldKnowWhatKafkaAndTheSerdesKnow() {
        assertThat(List.of(
                        "security.protocol",
                        "ssl.truststore.location",
                        "producer.compression.type",
                        "consumer.max.poll.records",
                        "admin.retries",
                        "apicurio.registry.auto-register",
                        "schema.registry.ssl.truststore.location",
                        "config.providers.file.class"))
                .allSatisfy(key -> assertThat(KNOWN.knows(key)).as(key).isTrue());
        assertThat(List.of("producer.max.poll.records", "color", "consumer.", "dilepton.scoring"))
                .allSatisfy(key -> assertThat(KNOWN.knows(key)).as(key).isFalse());
    }

    @Test
    void shouldHaveKafkaCheckTheValuesOfItsOwnKeys() {
        Settings settings = Settings.of(
                Map.of(
                        "security.protocol", "SLS",
                        "consumer.fetch.max.bytes", "many",
                        "producer.acks", "all",
                        "ssl.keystore.password", "${file:/secrets:password}",
                        "admin.retries", "-1"),
                KNOWN);
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, settings::check);
        assertThat(failure.problems())
                .satisfiesExactly(
                        retries -> assertThat(retries).startsWith("Invalid value -1 for configuration admin.retries"),
                        fetch -> assertThat(fetch)
                                .startsWith("Invalid value many for configuration consumer.fetch.max.bytes"),
                        protocol -> assertThat(protocol)
                                .startsWith("Invalid value SLS for configuration security.protocol"));
    }

    @Test
    void shouldKnowWhichValuesAreSecret() {
        assertThat(List.of(
                        "bearer.auth.token",
                        "ssl.keystore.password",
                        "producer.sasl.jaas.config",
                        "apicurio.auth.password"))
                .allSatisfy(key -> assertThat(KNOWN.isSecret(key)).as(key).isTrue());
        assertThat(List.of("bootstrap.servers", "security.protocol", "ssl.truststore.location"))
                .allSatisfy(key -> assertThat(KNOWN.isSecret(key)).as(key).isFalse());
    }

    @Test
    void shouldGiveEachKindOfClientItsOwn() {
        Map<String, String> shared = Map.of(
                "security.protocol", "SSL",
                "request.timeout.ms", "1",
                "producer.request.timeout.ms", "2",
                "main.consumer.request.timeout.ms", "3");
        assertThat(ClientKind.PRODUCER.of(shared))
                .containsExactlyInAnyOrderEntriesOf(Map.of("security.protocol", "SSL", "request.timeout.ms", "2"));
        assertThat(ClientKind.ADMIN.of(shared))
                .containsExactlyInAnyOrderEntriesOf(Map.of("security.protocol", "SSL", "request.timeout.ms", "1"));
    }
}
