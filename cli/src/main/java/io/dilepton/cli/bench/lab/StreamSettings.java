package io.dilepton.cli.bench.lab;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of a stream application on the cluster of a measurement. */
public final class StreamSettings {

    /** Most events that are scored together. */
    public static final String BATCH_SIZE = "dilepton.scoring.batch.size";

    /** Name of the application and of its consumer group. */
    public static final String APPLICATION_ID = "application.id";

    /** Broker. */
    public static final String BOOTSTRAP = "bootstrap.servers";

    /** Time between commits, milliseconds. */
    public static final String COMMIT_INTERVAL = "commit.interval.ms";

    /** Where an application without committed offsets begins. */
    public static final String START_FROM = "auto.offset.reset";

    private StreamSettings() {}

    /**
     * Makes settings.
     *
     * @param cluster broker and registry
     * @param applicationId name of the application
     * @param guarantee {@code exactly_once_v2} or {@code at_least_once}
     * @param state directory for Kafka Streams' own files
     * @return settings by key, to be added to
     */
    public static Map<String, String> of(ClusterChild cluster, String applicationId, String guarantee, Path state) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(BOOTSTRAP, cluster.bootstrap());
        settings.put("schema.registry.url", cluster.registry());
        settings.put(APPLICATION_ID, applicationId);
        settings.put("processing.guarantee", guarantee);
        settings.put("state.dir", state.toString());
        settings.put("dilepton.metrics.port", "0");
        return settings;
    }
}
