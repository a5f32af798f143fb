package io.dilepton.cli.demo;

import io.dilepton.cli.terminal.InterruptiblePause;
import io.dilepton.cli.terminal.Interruption;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.generator.emission.EventEmitter;
import io.dilepton.generator.emission.Pace;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.StreamApp;
import io.dilepton.stream.StreamConfig;
import io.dilepton.stream.StreamKeys;
import io.dilepton.trainer.evaluation.BinaryMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The streaming part of the demonstration: feeds the events, reads the outputs back, waits until every event has come out. */
final class DemoStream {

    private static final Duration START = Duration.ofSeconds(60);
    /** Nothing new for this long means that nothing more will come. */
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** A doubled record would come with the commits that follow: a few of them are waited for. */
    private static final Duration AFTERMATH = Duration.ofMillis(500);

    private static final Duration TICK = Duration.ofMillis(50);

    private final DemoOptions options;
    private final DemoView view;
    private final Interruption interruption;
    private final LocalCluster cluster;

    DemoStream(DemoOptions options, DemoView view, Interruption interruption, LocalCluster cluster) {
        this.options = options;
        this.view = view;
        this.interruption = interruption;
        this.cluster = cluster;
    }

    /**
     * Streams the source from its first to its last event.
     *
     * @param source events
     * @param model the champion that scores
     * @return what came out
     */
    Outcome run(DemoSource source, ModelManifest model) {
        Path state = temporaryDirectory();
        try {
            return run(source, model, state);
        } finally {
            delete(state);
        }
    }

    private Outcome run(DemoSource source, ModelManifest model, Path state) {
        Demo.Stopwatch starting = new Demo.Stopwatch();
        try (StreamApp app = StreamApp.start(config(state));
                OutputTail tail = OutputTail.open(cluster.bootstrap(), cluster.registryUrl());
                EventEmitter emitter = emitter()) {
            app.awaitRunning(START);
            view.done("stream", starting.seconds(), "health and metrics " + app.url());
            return run(source, model, app, tail, emitter, state);
        }
    }

    private Outcome run(
            DemoSource source, ModelManifest model, StreamApp app, OutputTail tail, EventEmitter emitter, Path state) {
        try (Parts parts = new Parts(synthetic(state));
                DemoMonitoring monitoring = DemoMonitoring.start(options.monitoring(), view, app.url())) {
            Flow flow = new Flow(cluster, app, tail, emitter, new Demo.Stopwatch());
            source.forEach(interruption::isRequested, event -> {
                emitter.send(event);
                flow.throwFailure();
                view.show(flow.progress(), tail.scored());
            });
            emitter.flush();
            boolean complete = awaitOutputs(flow);
            double seconds = flow.stopwatch().seconds();
            // The receipt of the synthetic stream may take longer: the rates are those up to here.
            DemoView.Progress reached = flow.progress();
            DemoSynthetic synthetic = parts.synthetic();
            DemoReport.Synthetic ordered = synthetic == null
                    ? null
                    : synthetic.finish(
                            interruption, tail.scored().synthetic(), () -> view.show(reached, tail.scored()));
            view.finish(reached, tail.scored());
            if (synthetic != null) {
                synthetic.sayReceipt();
            }
            source.firstRejects()
                    .forEach(
                            row -> view.note("rejected: " + row.file() + ", line " + row.line() + ": " + row.detail()));
            if (!options.exit() && complete) {
                view.note("All events are through. Ctrl-C ends the demonstration; until then, in another terminal:");
                view.note("  ./dilepton subscribe z --from earliest --bootstrap " + cluster.bootstrap() + " --registry "
                        + cluster.registryUrl());
                monitoring.remind(view);
                while (!interruption.await(TICK)) {
                    flow.throwFailure();
                }
            }
            return outcome(source, flow, model, ordered, !complete && interruption.isRequested(), seconds);
        }
    }

    private boolean awaitOutputs(Flow flow) {
        long lastSettled = -1;
        Demo.Stopwatch quiet = new Demo.Stopwatch();
        while (!interruption.isRequested()) {
            long settled = flow.settled();
            if (settled >= flow.emitter().counts().acknowledged() && flow.isEnrichedToo()) {
                return !interruption.await(AFTERMATH);
            }
            if (settled != lastSettled) {
                lastSettled = settled;
                quiet = new Demo.Stopwatch();
            } else if (quiet.seconds() > SILENCE.toSeconds()) {
                view.note("nothing has come out for " + SILENCE.toSeconds() + " s: the rest is given up");
                return false;
            }
            flow.throwFailure();
            view.show(flow.progress(), flow.tail().scored());
            interruption.await(TICK);
        }
        return false;
    }

    private @Nullable DemoSynthetic synthetic(Path state) {
        if (options.synthetic() == 0) {
            return null;
        }
        Long events = options.events();
        long others = events == null ? DemoOptions.SIMULATED_EVENTS : events;
        return DemoSynthetic.start(
                cluster,
                view,
                Math.max(1, Math.round(options.synthetic() * others)),
                options.synthetic() * options.eventsPerSecond(),
                options.seed(),
                state.resolve("synthetic"));
    }

    private Outcome outcome(
            DemoSource source,
            Flow flow,
            ModelManifest model,
            DemoReport.@Nullable Synthetic synthetic,
            boolean interrupted,
            double seconds) {
        ScoredTally scored = flow.tail().scored();
        DemoReport.Events events = new DemoReport.Events(
                source.read(),
                source.rejected(),
                flow.emitter().counts().acknowledged(),
                flow.tail().enriched(),
                scored.records(),
                flow.tail().passedOver(),
                flow.tail().deadLettered());
        return new Outcome(events, metrics(scored, model), synthetic, scored.doubled(), interrupted, seconds);
    }

    private static DemoReport.Metrics metrics(ScoredTally scored, ModelManifest model) {
        boolean[] labels = scored.heldOutLabels();
        if (labels.length == 0) {
            return new DemoReport.Metrics(null, null, null, 0);
        }
        BinaryMetrics metrics = BinaryMetrics.of(scored.heldOutProbabilities(), labels, model.threshold());
        boolean bothClasses = metrics.positives() > 0 && metrics.positives() < metrics.rows();
        return new DemoReport.Metrics(
                metrics.accuracy(),
                bothClasses ? metrics.f1() : null,
                bothClasses ? metrics.auc() : null,
                metrics.rows());
    }

    private StreamConfig config(Path state) {
        return StreamConfig.parse(Map.of(
                ClusterKeys.BOOTSTRAP.name(), cluster.bootstrap(),
                ClusterKeys.REGISTRY.name(), cluster.registryUrl(),
                StreamKeys.APPLICATION_ID.name(), "dilepton-demo",
                StreamKeys.METRICS_PORT.name(), "0",
                StreamKeys.STATE_DIR.name(), state.toString()));
    }

    private EventEmitter emitter() {
        Map<String, Object> config =
                Map.of("bootstrap.servers", cluster.bootstrap(), "schema.registry.url", cluster.registryUrl());
        Serializer<CollisionEvent> values =
                AvroSerdes.forRecord(CollisionEvent.class, config).serializer();
        double rate = options.eventsPerSecond();
        Pace pace = rate > 0 ? new Pace.Rate(rate) : new Pace.Unpaced();
        return new EventEmitter(
                EventEmitter.producer(config, values), Topics.EVENTS, pace, new InterruptiblePause(interruption));
    }

    private static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary directory " + directory, e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("dilepton-demo-state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What runs, to take counts from.
     *
     * @param cluster broker and registry
     * @param app the stream application
     * @param tail reads the outputs back
     * @param emitter feeds the events
     * @param stopwatch since the first event
     */
    private record Flow(
            LocalCluster cluster, StreamApp app, OutputTail tail, EventEmitter emitter, Demo.Stopwatch stopwatch) {

        /** The enriched record of an event may be read after its score. */
        boolean isEnrichedToo() {
            return tail.enriched() >= tail.scored().records() + tail.passedOver();
        }

        /** Returns how many events have met their fate. */
        long settled() {
            return tail.scored().records() + tail.passedOver() + tail.deadLettered();
        }

        void throwFailure() {
            if (cluster.failure().isDone()) {
                throw cluster.failure().join();
            }
            app.throwFailure();
            tail.throwFailure();
        }

        DemoView.Progress progress() {
            return new DemoView.Progress(
                    emitter.counts().acknowledged(),
                    tail.enriched(),
                    tail.passedOver(),
                    tail.deadLettered(),
                    stopwatch.seconds());
        }
    }

    /**
     * What came out.
     *
     * @param events the books
     * @param metrics quality on held-out events
     * @param synthetic the synthetic stream; null where none was ordered
     * @param doubled events that were scored more than once
     * @param interrupted whether the user ended it before all events had come out
     * @param seconds from the first event sent to the last one read back
     */
    record Outcome(
            DemoReport.Events events,
            DemoReport.Metrics metrics,
            DemoReport.@Nullable Synthetic synthetic,
            long doubled,
            boolean interrupted,
            double seconds) {}

    /**
     * What runs beside the stream.
     *
     * @param synthetic the synthetic side; null where it is off
     */
    private record Parts(@Nullable DemoSynthetic synthetic) implements AutoCloseable {

        @Override
        public void close() {
            if (synthetic != null) {
                synthetic.close();
            }
        }
    }
}
