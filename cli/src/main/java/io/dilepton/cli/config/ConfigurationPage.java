package io.dilepton.cli.config;

import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.KnownKeys;
import java.util.List;

/** The page docs/configuration.md. */
final class ConfigurationPage {

    private static final String INTRODUCTION = """
            # Configuration

            <!-- Generated. After a change of keys: ./dilepton config list --format markdown > docs/configuration.md -->

            Settings are properties. Each may be given in four places; the first of these that has it wins:

            1. **flags**: `--set KEY=VALUE`, or the option that a command has for it, such as `--bootstrap` or `--threads`;
            2. **environment**: the variable in the tables below. Its name is `DILEPTON_`, then the key without `dilepton.`, in upper case, with
               underscores for dots and dashes. Kafka's own keys have variables, too: `DILEPTON_SASL_JAAS_CONFIG`, `DILEPTON_PRODUCER_LINGER_MS`;
            3. **file**: a properties file, UTF-8, named by `--config FILE` (`--client-config FILE` of `dilepton train`) or `DILEPTON_CLIENT_CONFIG`. One file serves all commands: each takes
               what it needs;
            4. the **default**.

            `dilepton config show` prints what is in force and where it came from. All problems are reported at once, in a line each, with exit
            code 2. An unknown key is a problem, and the message says which key was probably meant. An environment variable that begins with
            `DILEPTON_` and stands for no key is left alone, since the environment is shared (Kubernetes adds `DILEPTON_…_SERVICE_HOST` for a
            service of that name), unless it is one slip away from one that does.

            ```
            # dilepton.properties
            bootstrap.servers=broker-1:9093,broker-2:9093
            schema.registry.url=https://registry:8443/apis/ccompat/v7
            security.protocol=SASL_SSL
            sasl.mechanism=SCRAM-SHA-512
            ssl.truststore.location=/etc/dilepton/truststore.p12
            ssl.truststore.password=…
            num.stream.threads=4
            ```

            Keys that Kafka has keep Kafka's names; the product's own begin with `dilepton.`.
            """;

    private static final String KAFKAS = """

            ## Kafka's own keys

            Every other key of Kafka's clients and of Kafka Streams is passed on as it is, to every client of every command: security (`security.protocol`,
            `sasl.*`, `ssl.*`), buffers, timeouts, … Kafka's own definitions say which there are and check their values. A prefix restricts a key to one kind of
            client and wins there: `consumer.`, `producer.`, `admin.`, and in the stream also `main.consumer.`, `restore.consumer.`, `global.consumer.`
            and `topic.` (internal topics). Values may refer to secrets elsewhere by Kafka's `config.providers`.

            TLS towards the schema registry has the same keys after `schema.registry.`: `schema.registry.ssl.truststore.location`, …

            Keys of other serdes pass, too: what begins with `apicurio.`, `confluent.` or `schema.registry.`.

            What exactly-once processing rests on is not left to settings: the stream reads with `isolation.level=read_committed` and never commits
            by itself.
            """;

    private ConfigurationPage() {}

    static String of(List<KeySection> sections) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (KeySection section : sections) {
            page.append("\n## ").append(section.title()).append("\n\n");
            page.append("For ").append(section.scope()).append(".\n\n");
            page.append("| key | what for | type | allowed | default | variable |\n");
            page.append("| --- | --- | --- | --- | --- | --- |\n");
            section.keys().forEach(key -> page.append(row(key)));
        }
        return page.append(KAFKAS).toString();
    }

    private static String row(ConfigKey<?> key) {
        String unit = key.unit().isEmpty() ? "" : " " + key.unit();
        String byDefault = key.byDefault().isEmpty() ? "none" : "`" + key.byDefault() + "`";
        return "| `" + key.name() + "` | " + key.text() + " | " + key.type().name() + " | "
                + key.type().validation() + unit + " | " + byDefault + " | `" + KnownKeys.variable(key.name())
                + "` |\n";
    }
}
