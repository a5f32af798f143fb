package io.dilepton.generator;

import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.metrics.Health;
import io.dilepton.core.metrics.Meters;
import io.dilepton.core.metrics.MetricsServer;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.topics.TopicReport;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.generator.coordination.Admission;
import io.dilepton.generator.coordination.CoordinatorSession;
import io.dilepton.generator.coordination.CoordinatorSettings;
import io.dilepton.generator.coordination.ReceiptMaker;
import io.dilepton.generator.coordination.RequestMeters;
import io.dilepton.generator.coordination.StatusView;
import io.dilepton.generator.emission.EmissionMeters;
import io.dilepton.generator.emission.LaneSession;
import io.dilepton.generator.emission.LaneSettings;
import io.dilepton.generator.http.StreamServer;
import io.dilepton.generator.lifecycle.Restarted;
import io.dilepton.generator.sampling.PublishedSources;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running instance of the generator service: creates the topics, serves requests over HTTP, works on the lanes that the group gives it, and
 * coordinates where it is the one to. Thread-safe.
 */
public final class GeneratorApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GeneratorApp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Set<String> NEEDED = Set.of(
            Topics.SYNTHETIC_EVENTS,
            Topics.SYNTHETIC_REQUESTS,
            Topics.SYNTHETIC_STATUS,
            Topics.SYNTHETIC_SHARDS,
            Topics.MODELS,
            Topics.MODEL_ALIASES);

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final StatusView view = new StatusView();
    private final Membership membership;
    private final StreamServer server;
    private final MetricsServer metrics;

    private GeneratorApp(GeneratorConfig config, Clock clock) {
        try {
            int lanes = createTopics(config);
            Meters meters = opened(new Meters("generator"));
            EventFormat format = opened(EventFormat.of(config.clients()));
            PublishedSources sources = new PublishedSources(config.clients(), InferenceDevice.CPU);
            Admission admission = new Admission(config.clients(), config.topics(), sources, config.quotas());
            RequestMeters requestMeters = new RequestMeters(meters.registry(), view);
            opened(new Restarted("dilepton-status-view", () -> view.session(config.clients())));
            CoordinatorSettings coordinator = new CoordinatorSettings(
                    config.id(),
                    config.clients(),
                    admission,
                    new ReceiptMaker(config.clients(), format, new SampleQuality(sources::artifact), clock),
                    lanes,
                    clock,
                    requestMeters);
            LaneSettings lane = new LaneSettings(
                    config.id(),
                    config.instance(),
                    config.clients(),
                    format,
                    sources,
                    lanes,
                    clock,
                    new EmissionMeters(meters.registry()));
            membership = opened(new Membership(
                    config, () -> new CoordinatorSession(coordinator), place -> new LaneSession(place, lane)));
            OrderDesk desk = opened(new OrderDesk(config.clients(), view, admission, requestMeters));
            metrics = opened(MetricsServer.start(config.metricsHost(), config.metricsPort(), meters, health()));
            server = opened(StreamServer.start(config.host(), config.port(), config.tokens(), desk));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * Creates missing topics and starts to serve.
     *
     * @param config settings
     * @return the running instance; the caller closes it
     * @throws io.dilepton.core.topics.TopicException when no broker answers
     * @throws java.io.UncheckedIOException when a port is taken
     */
    public static GeneratorApp start(GeneratorConfig config) {
        return new GeneratorApp(config, Clock.systemUTC());
    }

    private static int createTopics(GeneratorConfig config) {
        List<TopicSpec> needed = Topics.all().stream()
                .filter(topic -> NEEDED.contains(topic.name()))
                .toList();
        try (TopicAdmin admin = new TopicAdmin(config.clients(), PATIENCE)) {
            TopicReport report = admin.create(needed, TopicAdmin.BROKER_DEFAULT);
            report.warnings().forEach(warning -> LOG.atWarn().log(warning));
            return admin.partitions(Topics.SYNTHETIC_SHARDS);
        }
    }

    private Health health() {
        return new Health() {
            @Override
            public Status live() {
                return Status.of(membership.failure().stream().toList());
            }

            @Override
            public Status ready() {
                return view.isComplete() && membership.hasJoined()
                        ? live()
                        : Status.of(List.of("the group has not been joined, or the statuses have not been read yet"));
            }
        };
    }

    /**
     * Returns where requests are served over HTTP.
     *
     * @return base URL without a slash at its end
     */
    public String url() {
        return server.url();
    }

    /**
     * Returns where health and metrics are.
     *
     * @return base URL without a slash at its end
     */
    public String metricsUrl() {
        return metrics.url();
    }

    /**
     * Returns the lanes that this instance works on.
     *
     * @return partitions of the topic of shards
     */
    public Set<Integer> lanes() {
        return membership.lanes();
    }

    /**
     * Throws if the instance takes no part in its group any more. Does not wait.
     *
     * @throws KafkaException when it does not
     */
    public void throwFailure() {
        membership.failure().ifPresent(reason -> {
            throw new KafkaException(reason);
        });
    }

    /**
     * Waits until the instance has joined its group and knows the statuses.
     *
     * @param patience longest time to wait
     * @return whether it has
     * @throws InterruptedException when the thread is interrupted
     */
    public boolean awaitReady(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!(view.isComplete() && membership.hasJoined())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private <R extends AutoCloseable> R opened(R resource) {
        resources.push(resource);
        return resource;
    }

    /** Commits what is in flight, gives the lanes to others, and stops. */
    @Override
    public synchronized void close() {
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).log("a part of the generator service did not close");
            }
        }
    }
}
