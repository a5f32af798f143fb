package io.dilepton.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start a local cluster.
 *
 * @param brokerPort port of the broker; 0 for a free one
 * @param registryPort port of the registry; 0 for a free one
 * @param directory data directory, made if missing and kept; null for a temporary one that is deleted at the end
 * @param patience time in which both must be up
 * @param shutdownHook whether the cluster also closes when the JVM shuts down; an application that closes it itself in its own order sets
 *     false
 * @param listeners further addresses of the broker
 */
public record LocalClusterConfig(
        int brokerPort,
        int registryPort,
        @Nullable Path directory,
        Duration patience,
        boolean shutdownHook,
        List<Listener> listeners) {

    /** Port of the broker that {@code dilepton cluster start} uses. */
    public static final int DEFAULT_BROKER_PORT = 9092;

    /** Port of the registry that {@code dilepton cluster start} uses. */
    public static final int DEFAULT_REGISTRY_PORT = 8081;

    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(90);
    private static final int LAST_PORT = 65_535;

    /** Checks the ports, and copies. */
    public LocalClusterConfig {
        listeners = List.copyOf(listeners);
        check("broker", brokerPort);
        check("registry", registryPort);
        if (brokerPort != 0 && brokerPort == registryPort) {
            throw new IllegalArgumentException("broker and registry cannot share port " + brokerPort);
        }
    }

    /**
     * Returns the configuration for tests and the demo.
     *
     * @return free ports, temporary directory, closed at JVM shutdown at the latest
     */
    public static LocalClusterConfig temporary() {
        return new LocalClusterConfig(0, 0, null, DEFAULT_PATIENCE, true, List.of());
    }

    /**
     * Returns a copy with given ports.
     *
     * @param broker port of the broker; 0 for a free one
     * @param registry port of the registry; 0 for a free one
     * @return a copy
     */
    public LocalClusterConfig withPorts(int broker, int registry) {
        return new LocalClusterConfig(broker, registry, directory, patience, shutdownHook, listeners);
    }

    /**
     * Returns a copy that keeps its data.
     *
     * @param persistent data directory
     * @return a copy
     */
    public LocalClusterConfig withDirectory(Path persistent) {
        return new LocalClusterConfig(brokerPort, registryPort, persistent, patience, shutdownHook, listeners);
    }

    /**
     * Returns a copy for an application that closes the cluster itself also when the JVM shuts down.
     *
     * @return a copy
     */
    public LocalClusterConfig withoutShutdownHook() {
        return new LocalClusterConfig(brokerPort, registryPort, directory, patience, false, listeners);
    }

    /**
     * Returns a copy whose broker listens at a further address.
     *
     * @param listener address
     * @return a copy
     */
    public LocalClusterConfig withListener(Listener listener) {
        List<Listener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new LocalClusterConfig(brokerPort, registryPort, directory, patience, shutdownHook, all);
    }

    private static void check(String whose, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("the " + whose + "'s port must lie in 0 to 65535, not " + port);
        }
    }
}
