package io.dilepton.stream;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.Settings;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.serde.RegistryKeys;
import io.dilepton.stream.flow.DuplicatePolicy;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.StreamTopics;
import io.dilepton.stream.windows.WindowSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.AutoOffsetReset;

/**
 * Settings of the stream application, checked. {@link StreamKeys} documents the keys.
 *
 * @param clients brokers, registry, and everything that goes to clients and serdes as it is, by key
 * @param processing how events are processed
 * @param group how instances share the work
 * @param scoring what is scored, and how
 * @param duplicates what is done about events that were seen before
 * @param endpoint where health and metrics are
 * @param windows how windows are summarised; empty where they are not
 * @param drain longest time for a graceful stop
 * @param topics topics that are read and written
 */
public record StreamConfig(
        Map<String, String> clients,
        Processing processing,
        Group group,
        Scoring scoring,
        Duplicates duplicates,
        Endpoint endpoint,
        Optional<WindowSettings> windows,
        Duration drain,
        StreamTopics topics) {

    /** Copies. */
    public StreamConfig {
        clients = Map.copyOf(clients);
    }

    /** Where an application without committed offsets begins. */
    public enum StartFrom {
        /** At the oldest record. */
        EARLIEST,
        /** At records that come after the start. */
        LATEST;

        AutoOffsetReset reset() {
            return this == EARLIEST ? AutoOffsetReset.earliest() : AutoOffsetReset.latest();
        }
    }

    /**
     * How events are processed.
     *
     * @param applicationId {@link StreamKeys#APPLICATION_ID}
     * @param guarantee {@link StreamKeys#GUARANTEE}
     * @param threads {@link StreamKeys#THREADS}
     * @param commitInterval {@link StreamKeys#COMMIT_INTERVAL}
     * @param startFrom {@link StreamKeys#START_FROM}
     * @param stateDirectory {@link StreamKeys#STATE_DIR}
     * @param replicationFactor {@link StreamKeys#REPLICATION_FACTOR}
     */
    public record Processing(
            String applicationId,
            Guarantee guarantee,
            int threads,
            Duration commitInterval,
            StartFrom startFrom,
            Path stateDirectory,
            short replicationFactor) {

        private static Processing of(Settings settings) {
            return new Processing(
                    settings.value(StreamKeys.APPLICATION_ID),
                    settings.value(StreamKeys.GUARANTEE),
                    settings.value(StreamKeys.THREADS),
                    settings.value(StreamKeys.COMMIT_INTERVAL),
                    settings.value(StreamKeys.START_FROM),
                    settings.value(StreamKeys.STATE_DIR),
                    settings.value(StreamKeys.REPLICATION_FACTOR).shortValue());
        }
    }

    /**
     * How instances share the work.
     *
     * @param protocol {@link StreamKeys#GROUP_PROTOCOL}
     * @param sessionTimeout {@link StreamKeys#SESSION_TIMEOUT}
     * @param standbyReplicas {@link StreamKeys#STANDBY_REPLICAS}
     * @param instanceId {@link StreamKeys#INSTANCE_ID}
     */
    public record Group(
            GroupProtocol protocol,
            Optional<Duration> sessionTimeout,
            int standbyReplicas,
            Optional<String> instanceId) {

        private static Group of(Settings settings) {
            Group group = new Group(
                    settings.value(StreamKeys.GROUP_PROTOCOL),
                    settings.value(StreamKeys.SESSION_TIMEOUT),
                    settings.value(StreamKeys.STANDBY_REPLICAS),
                    settings.value(StreamKeys.INSTANCE_ID));
            if (group.instanceId.isPresent() && group.protocol == GroupProtocol.STREAMS) {
                settings.problem(StreamKeys.INSTANCE_ID + " needs the classic protocol: set "
                        + StreamKeys.GROUP_PROTOCOL + " to classic, or leave one of the two out");
            }
            return group;
        }
    }

    /**
     * What is scored, and how.
     *
     * @param lanes {@link StreamKeys#LANES}
     * @param modelZ {@link StreamKeys#MODEL_Z}
     * @param modelHiggs {@link StreamKeys#MODEL_HIGGS}
     * @param batchSize {@link StreamKeys#BATCH_SIZE}
     * @param batchWait {@link StreamKeys#BATCH_WAIT}
     * @param device {@link StreamKeys#DEVICE}
     */
    public record Scoring(
            Set<Lane> lanes,
            String modelZ,
            String modelHiggs,
            int batchSize,
            Duration batchWait,
            InferenceDevice device) {

        /** Copies. */
        public Scoring {
            lanes = Set.copyOf(EnumSet.copyOf(lanes));
        }

        /**
         * Returns the model of each lane.
         *
         * @return names of the models of the lanes that are on, in the order of the lanes
         */
        public Map<Lane, String> models() {
            Map<Lane, String> models = new EnumMap<>(Lane.class);
            lanes.forEach(lane -> models.put(lane, model(lane)));
            return models;
        }

        private String model(Lane lane) {
            return switch (lane) {
                case Z -> modelZ;
                case HIGGS -> modelHiggs;
            };
        }

        private static Scoring of(Settings settings) {
            return new Scoring(
                    settings.value(StreamKeys.LANES),
                    settings.value(StreamKeys.MODEL_Z),
                    settings.value(StreamKeys.MODEL_HIGGS),
                    settings.value(StreamKeys.BATCH_SIZE),
                    settings.value(StreamKeys.BATCH_WAIT),
                    settings.value(StreamKeys.DEVICE));
        }
    }

    /**
     * What is done about events that were seen before.
     *
     * @param policy {@link StreamKeys#DUPLICATES}
     * @param window {@link StreamKeys#DUPLICATES_WINDOW}
     */
    public record Duplicates(DuplicatePolicy policy, Duration window) {

        private static Duplicates of(Settings settings) {
            return new Duplicates(settings.value(StreamKeys.DUPLICATES), settings.value(StreamKeys.DUPLICATES_WINDOW));
        }
    }

    /**
     * Where health and metrics are.
     *
     * @param host {@link StreamKeys#METRICS_HOST}
     * @param port {@link StreamKeys#METRICS_PORT}
     * @param stuckAfter {@link StreamKeys#STUCK_AFTER}
     */
    public record Endpoint(String host, int port, Duration stuckAfter) {

        private static Endpoint of(Settings settings) {
            return new Endpoint(
                    settings.value(StreamKeys.METRICS_HOST),
                    settings.value(StreamKeys.METRICS_PORT),
                    settings.value(StreamKeys.STUCK_AFTER));
        }
    }

    /**
     * Reads the settings of a program.
     *
     * @param given settings by key
     * @return checked settings
     * @throws io.dilepton.core.config.ConfigurationException naming everything that is wrong or unknown
     */
    public static StreamConfig parse(Map<String, String> given) {
        return of(Settings.of(given, StreamKeys.known()));
    }

    /**
     * Reads settings.
     *
     * @param settings settings that know {@link StreamKeys#known}
     * @return checked settings
     * @throws io.dilepton.core.config.ConfigurationException naming everything that is wrong or unknown
     */
    public static StreamConfig of(Settings settings) {
        Map<String, String> clients = new TreeMap<>(settings.except(StreamKeys.all()));
        clients.put(ClusterKeys.BOOTSTRAP.name(), settings.value(ClusterKeys.BOOTSTRAP));
        clients.put(ClusterKeys.REGISTRY.name(), settings.value(ClusterKeys.REGISTRY));
        RegistryKeys.all().forEach(settings::value);
        StreamConfig config = new StreamConfig(
                clients,
                Processing.of(settings),
                Group.of(settings),
                Scoring.of(settings),
                Duplicates.of(settings),
                Endpoint.of(settings),
                WindowKeys.windows(settings),
                settings.value(StreamKeys.DRAIN),
                TopicKeys.topics(settings));
        if (config.duplicates.policy == DuplicatePolicy.DROP
                && config.processing.guarantee == Guarantee.AT_LEAST_ONCE) {
            settings.problem(
                    StreamKeys.DUPLICATES + "=drop needs " + StreamKeys.GUARANTEE + "="
                            + Guarantee.EXACTLY_ONCE_V2.value()
                            + ": with at_least_once, an event that is read again after a crash would fall to its own first try");
        }
        settings.check();
        return config;
    }

    /**
     * Returns the brokers.
     *
     * @return comma-separated host:port
     */
    public String bootstrap() {
        return clients.getOrDefault(ClusterKeys.BOOTSTRAP.name(), "");
    }

    /**
     * Returns the schema registry.
     *
     * @return base URLs, comma-separated
     */
    public String registry() {
        return clients.getOrDefault(ClusterKeys.REGISTRY.name(), "");
    }

    /**
     * Returns what every Kafka client and serde gets.
     *
     * @return brokers, registry and the settings that are passed through
     */
    public Map<String, Object> clientConfig() {
        return new TreeMap<>(clients);
    }
}
