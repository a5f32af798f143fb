package io.dilepton.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Kafka broker and schema registry on loopback. Thread-safe; close it to stop both and to delete a temporary directory.
 */
public final class LocalCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);

    private final ClusterDirectory directory;
    private final Broker broker;
    private final Registry registry;
    private final CompletableFuture<ClusterException> failure;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final @Nullable Thread hook;

    private LocalCluster(
            ClusterDirectory directory,
            Broker broker,
            Registry registry,
            CompletableFuture<ClusterException> failure,
            boolean shutdownHook) {
        this.directory = directory;
        this.broker = broker;
        this.registry = registry;
        this.failure = failure;
        this.hook = shutdownHook ? new Thread(this::stop, "local-cluster-shutdown") : null;
    }

    /**
     * Starts the broker and the registry side by side and waits for both.
     *
     * @param config ports and directory
     * @return running cluster
     * @throws ClusterException if a port is in use, the directory is in use or cannot be written, its disk is full, either server
     *     fails, or the JVM begins to end meanwhile; nothing is left running then
     */
    public static LocalCluster start(LocalClusterConfig config) {
        long begin = System.nanoTime();
        Ports ports = Ports.choose(config.brokerPort(), config.registryPort(), Ports.randomCandidates());
        ClusterDirectory directory = ClusterDirectory.take(config.directory(), ClusterDirectory.MINIMUM_FREE_BYTES);
        CompletableFuture<ClusterException> failure = new CompletableFuture<>();
        CompletableFuture<Registry> registry = null;
        Broker broker = null;
        Thread sweep = sweepAtExit(directory);
        try {
            registry = CompletableFuture.supplyAsync(
                    () -> Registry.start(
                            directory.sub("registry"),
                            config.directory() != null,
                            ports.registry(),
                            config.patience(),
                            failure::complete),
                    task -> new Thread(task, "registry-start").start());
            broker = Broker.start(directory.sub("kafka"), ports, config.listeners(), failure::complete);
            LocalCluster cluster = new LocalCluster(directory, broker, registry.join(), failure, config.shutdownHook());
            if (!forget(sweep)) {
                throw interrupted();
            }
            if (cluster.hook != null) {
                Runtime.getRuntime().addShutdownHook(cluster.hook);
            }
            LOG.atInfo()
                    .addKeyValue("bootstrap", cluster.bootstrap())
                    .addKeyValue("registry", cluster.registryUrl())
                    .addKeyValue(
                            "millis",
                            Duration.ofNanos(System.nanoTime() - begin).toMillis())
                    .log("the local cluster is up");
            return cluster;
        } catch (RuntimeException e) {
            abandon(broker, registry, directory);
            throw e instanceof CompletionException && e.getCause() instanceof ClusterException cause ? cause : e;
        } finally {
            forget(sweep);
        }
    }

    /**
     * Returns the broker.
     *
     * @return host:port
     */
    public String bootstrap() {
        return broker.bootstrap();
    }

    /**
     * Returns the schema registry.
     *
     * @return base URL of its Confluent-compatible API
     */
    public String registryUrl() {
        return registry.url();
    }

    Path directory() {
        return directory.path();
    }

    /**
     * Returns the process id of the schema registry.
     *
     * @return process id
     */
    public long registryPid() {
        return registry.pid();
    }

    /**
     * Tells when the cluster stops by itself, such as for a full disk.
     *
     * @return completed with the reason once that happens; never completed by {@link #close}. Calling {@link #close} then is still needed
     */
    public CompletableFuture<ClusterException> failure() {
        return failure.copy();
    }

    /** Stops both servers; a persistent directory keeps topics, offsets and schemas for the next start. */
    @Override
    public void close() {
        if (hook != null) {
            forget(hook);
        }
        stop();
    }

    private void stop() {
        if (closed.compareAndSet(false, true)) {
            broker.close();
            registry.close();
            directory.close();
        }
    }

    private static Thread sweepAtExit(ClusterDirectory directory) {
        Thread sweep = new Thread(directory::close, "local-cluster-sweep");
        try {
            Runtime.getRuntime().addShutdownHook(sweep);
            return sweep;
        } catch (IllegalStateException e) {
            directory.close();
            throw interrupted();
        }
    }

    private static ClusterException interrupted() {
        return new ClusterException("the start of the cluster was interrupted: the JVM is ending");
    }

    /** Returns false if the JVM is ending, so that the hook runs in any case. */
    private static boolean forget(Thread shutdownHook) {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
            return true;
        } catch (IllegalStateException e) {
            LOG.trace("the JVM is shutting down already");
            return false;
        }
    }

    private static void abandon(
            @Nullable Broker broker, @Nullable CompletableFuture<Registry> registry, ClusterDirectory directory) {
        try {
            if (registry != null) {
                registry.handle((started, failed) -> started)
                        .thenAccept(started -> {
                            if (started != null) {
                                started.close();
                            }
                        })
                        .join();
            }
            if (broker != null) {
                broker.close();
            }
        } finally {
            directory.close();
        }
    }
}
