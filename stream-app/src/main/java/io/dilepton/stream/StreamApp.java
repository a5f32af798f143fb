package io.dilepton.stream;

import io.dilepton.core.inference.ScoringException;
import io.dilepton.core.metrics.Meters;
import io.dilepton.core.metrics.MetricsServer;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.topics.TopicReport;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.stream.flow.StreamCounts;
import io.dilepton.stream.flow.StreamMeters;
import io.dilepton.stream.ingest.DuplicateLimits;
import io.dilepton.stream.scoring.BatchLimits;
import io.dilepton.stream.topology.ScoringTopology;
import io.dilepton.stream.windows.WindowMeters;
import io.dilepton.stream.windows.WindowSettings;
import io.dilepton.stream.windows.WindowTopology;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running stream application: creates the topics, loads the champion, scores until it is closed or fails. Thread-safe.
 *
 * <p>A failure that is not the fault of one record (registry, runtime, broker) stops the application: what was not committed is processed
 * again after a restart.
 */
public final class StreamApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamApp.class);
    private static final String STREAMS_ERRORS = StreamsException.class.getPackageName();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration NEW_METERS = Duration.ofSeconds(5);

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final CompletableFuture<Optional<Throwable>> ended = new CompletableFuture<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final StreamMeters meters;
    private final ServingModels models;
    private final KafkaStreams streams;
    private final MetricsServer server;
    private volatile boolean drained;

    private StreamApp(StreamConfig config) {
        try {
            int mostBytes = createTopics(config);
            OutputSchemas.require(config.clientConfig(), config.topics());
            Meters registry = opened(new Meters("stream"));
            meters = new StreamMeters(registry.registry());
            models = opened(ServingModels.open(config, registry.registry(), PATIENCE));
            EventFormat format = opened(EventFormat.of(config.clientConfig()));
            streams = newStreams(config, format, registry, mostBytes);
            StreamHealth health = health(config);
            HealthMeters.register(
                    registry.registry(), health, config.processing().threads());
            server = opened(MetricsServer.start(
                    config.endpoint().host(), config.endpoint().port(), registry, health));
            bindKafka(registry);
            // Last, so that it is the first to close: health and metrics answer while the work in flight is committed.
            opened(() -> drain(config));
            streams.start();
        } catch (RuntimeException | Error e) {
            closeAll();
            throw e;
        }
    }

    /**
     * Creates missing topics, loads the champion and starts to process.
     *
     * @param config settings
     * @return the running application; the caller closes it
     * @throws io.dilepton.core.topics.TopicException when no broker answers
     * @throws io.dilepton.core.serde.RegistryUnavailableException when the schema registry does not answer
     * @throws io.dilepton.core.registry.ModelRegistryException when there is no champion that can serve
     * @throws java.io.UncheckedIOException when the port of the metrics is taken
     */
    public static StreamApp start(StreamConfig config) {
        return new StreamApp(config);
    }

    /**
     * Waits until events are being processed.
     *
     * @param patience longest time to wait
     * @throws StreamFailedException when the application fails first, or the time is over
     */
    public void awaitRunning(Duration patience) {
        try {
            running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StreamFailedException(
                    "the stream application is still " + streams.state() + " after " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamFailedException("interrupted while the stream application started", e);
        }
    }

    /**
     * Waits until the application has been closed, or fails.
     *
     * @throws InterruptedException when the thread is interrupted
     * @throws StreamFailedException when the application failed
     */
    public void awaitEnd() throws InterruptedException {
        try {
            Optional<Throwable> cause = ended.get();
            if (cause.isPresent()) {
                throw failed(cause.get());
            }
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    /**
     * Throws if the application has stopped for a failure. Does not wait.
     *
     * @throws StreamFailedException when the application failed
     */
    public void throwFailure() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw failed(cause);
        }
    }

    /**
     * Tells whether the application has stopped for a failure.
     *
     * @return whether it failed
     */
    public boolean isFailed() {
        return failure.get() != null;
    }

    /**
     * Returns what has been worked on since the start.
     *
     * @return a snapshot of the counters
     */
    public StreamCounts counts() {
        return meters.counts();
    }

    /**
     * Returns the version that scores now.
     *
     * @return manifest of the champion
     */
    public ModelManifest champion() {
        return models.champion();
    }

    /**
     * Returns where health and metrics are.
     *
     * @return base URL without a slash at its end
     */
    public String url() {
        return server.url();
    }

    /** Finishes and commits what is in flight, leaves the group, and stops. */
    @Override
    public void close() {
        closeAll();
        ended.complete(Optional.empty());
    }

    /**
     * Tells whether the stop was graceful.
     *
     * @return whether {@link #close} committed what was in flight within the time that the settings give it
     */
    public boolean drained() {
        return drained;
    }

    private void drain(StreamConfig config) {
        // A static member keeps its partitions for the time that it may be away; any other gives them to the others at
        // once.
        CloseOptions.GroupMembershipOperation leave =
                config.group().instanceId().isPresent()
                        ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                        : CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
        drained = streams.close(CloseOptions.timeout(config.drain()).withGroupMembershipOperation(leave));
        if (!drained) {
            LOG.atWarn()
                    .log(
                            "what is in flight was not committed within {} s: it is processed again after the next start",
                            config.drain().toSeconds());
        }
    }

    /** Kafka's metrics of a partition are there only once it is assigned: what is new is looked for all the time. */
    private void bindKafka(Meters registry) {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "dilepton-kafka-meters");
            thread.setDaemon(true);
            return thread;
        });
        opened(looking::shutdownNow);
        opened(new KafkaStreamsMetrics(streams, Tags.empty(), looking, NEW_METERS))
                .bindTo(registry.registry());
    }

    private StreamHealth health(StreamConfig config) {
        return new StreamHealth(
                streams::state,
                failure::get,
                () -> ThreadPolls.of(streams),
                config.processing().threads(),
                config.endpoint().stuckAfter());
    }

    /**
     * Makes the topics that are missing, and asks how large a record of an event may be: one that a topic refuses would stop the application,
     * again after each start, so that it has to be known before it is sent.
     */
    private static int createTopics(StreamConfig config) {
        List<TopicSpec> topics = new ArrayList<>(Topics.all());
        topics.addAll(config.topics().own());
        try (TopicAdmin admin = new TopicAdmin(config.clientConfig(), PATIENCE)) {
            TopicReport report = admin.create(topics, config.processing().replicationFactor());
            report.warnings().forEach(warning -> LOG.atWarn().log(warning));
            return admin.leastMessageBytes(config.topics().perEvent());
        }
    }

    private KafkaStreams newStreams(StreamConfig config, EventFormat format, Meters registry, int mostBytes) {
        Properties properties = KafkaStreamsSettings.of(config, GroupMembership.settle(config, PATIENCE));
        BatchLimits limits =
                new BatchLimits(config.scoring().batchSize(), config.scoring().batchWait());
        DuplicateLimits duplicates = new DuplicateLimits(
                config.duplicates().policy(), config.duplicates().window(), DuplicateLimits.DEFAULT_CAPACITY);
        ScoringTopology topology = new ScoringTopology(
                format,
                models.lanes(),
                limits,
                duplicates,
                registry,
                meters,
                windows(config, registry),
                config.topics());
        KafkaStreams made =
                new KafkaStreams(topology.build(config.processing().startFrom().reset(), mostBytes), properties);
        made.setUncaughtExceptionHandler(this::stopFor);
        made.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.complete(null);
            } else if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                Optional<Throwable> cause = Optional.ofNullable(failure.get());
                running.completeExceptionally(cause.orElseGet(() -> new IllegalStateException("closed")));
                ended.complete(cause);
            }
        });
        return made;
    }

    private @Nullable WindowTopology windows(StreamConfig config, Meters registry) {
        WindowSettings settings = config.windows().orElse(null);
        if (settings == null) {
            return null;
        }
        var serializer = opened(
                AvroSerdes.forRecord(WindowSummary.class, config.clientConfig()).serializer());
        return new WindowTopology(settings, new WindowMeters(registry), serializer);
    }

    private StreamThreadExceptionResponse stopFor(Throwable cause) {
        Throwable reason = reason(cause);
        failure.compareAndSet(null, reason);
        boolean explained = reason instanceof KafkaException || reason instanceof ScoringException;
        LOG.atError().setCause(explained ? null : cause).log("the stream application stops: {}", reason.getMessage());
        LOG.atDebug().setCause(cause).log("the failure in full");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Takes off what Kafka Streams wraps a processor's exception in. */
    private static Throwable reason(Throwable thrown) {
        Throwable reason = thrown;
        while (reason.getClass().getPackageName().startsWith(STREAMS_ERRORS) && reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason;
    }

    private static StreamFailedException failed(@Nullable Throwable cause) {
        String reason = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        return new StreamFailedException("the stream application stopped: " + reason, cause);
    }

    private <R extends AutoCloseable> R opened(R resource) {
        resources.push(resource);
        return resource;
    }

    private synchronized void closeAll() {
        Closing.all(resources);
    }
}
