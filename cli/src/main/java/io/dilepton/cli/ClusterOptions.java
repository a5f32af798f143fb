package io.dilepton.cli;

import picocli.CommandLine.Option;

/** Where the Kafka brokers and the schema registry are: the options that every command with a cluster shares. */
public final class ClusterOptions {

    /** Default of {@code --bootstrap}: where {@code dilepton cluster start} listens. */
    public static final String DEFAULT_BOOTSTRAP = "127.0.0.1:9092";

    /** Default of {@code --registry}: where {@code dilepton cluster start} listens. */
    public static final String DEFAULT_REGISTRY = "http://127.0.0.1:8081/apis/ccompat/v7";

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,…",
            defaultValue = "${env:DILEPTON_BOOTSTRAP:-" + DEFAULT_BOOTSTRAP + "}",
            description = "Kafka brokers. Default: $$DILEPTON_BOOTSTRAP or " + DEFAULT_BOOTSTRAP + ".")
    private String bootstrap = DEFAULT_BOOTSTRAP;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:DILEPTON_REGISTRY:-" + DEFAULT_REGISTRY + "}",
            description =
                    "Schema registry with Confluent's API. Default: $$DILEPTON_REGISTRY or " + DEFAULT_REGISTRY + ".")
    private String registry = DEFAULT_REGISTRY;

    /**
     * Returns the brokers.
     *
     * @return comma-separated host:port
     */
    public String bootstrap() {
        return bootstrap;
    }

    /**
     * Returns the schema registry.
     *
     * @return base URL of its Confluent-compatible API
     */
    public String registry() {
        return registry;
    }
}
