package io.dilepton.stream;

import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelWatcher;
import io.dilepton.core.registry.OptionalModelWatcher;
import io.dilepton.core.registry.Promotion;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.scoring.OnnxServedModel;
import io.dilepton.stream.scoring.ScoringLane;
import io.dilepton.stream.scoring.ServedModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The models that serve the lanes: of each a champion and maybe a challenger, loaded before events flow and followed on their topics from
 * then on. Thread-safe.
 *
 * <p>The first lane's champion must be there at the start. Those of further lanes may come later; until then their events are passed over by
 * name.
 */
final class ServingModels implements AutoCloseable {

    private final Deque<AutoCloseable> watchers = new ArrayDeque<>();
    private final List<ScoringLane> lanes = new ArrayList<>();
    private final Map<String, Object> clientConfig;
    private final MeterRegistry registry;
    private final Duration patience;
    private final Function<ModelArtifact, OnnxServedModel> loader;
    private @Nullable ModelWatcher<OnnxServedModel> first;

    private ServingModels(
            Map<String, Object> clientConfig,
            MeterRegistry registry,
            Duration patience,
            Function<ModelArtifact, OnnxServedModel> loader) {
        this.clientConfig = clientConfig;
        this.registry = registry;
        this.patience = patience;
        this.loader = loader;
    }

    /**
     * Loads the models and begins to follow them.
     *
     * @param config lanes, names of their models, device, and how Kafka is reached
     * @param registry where their meters are registered
     * @param patience longest time that reading a topic may take
     * @return the models; the caller closes them
     * @throws io.dilepton.core.registry.ModelRegistryException when the topics cannot be read, or the first lane has no champion that
     *     can serve
     */
    static ServingModels open(StreamConfig config, MeterRegistry registry, Duration patience) {
        StreamConfig.Scoring scoring = config.scoring();
        ServingModels serving = new ServingModels(
                config.clientConfig(),
                registry,
                patience,
                artifact -> OnnxServedModel.load(artifact, scoring.device()));
        try {
            scoring.models().forEach(serving::addLane);
            return serving;
        } catch (RuntimeException e) {
            serving.close();
            throw e;
        }
    }

    /**
     * Returns the lanes with their models.
     *
     * @return lanes in the order in which they were named
     */
    List<ScoringLane> lanes() {
        return List.copyOf(lanes);
    }

    /**
     * Returns the version that scores on the first lane now.
     *
     * @return manifest of the champion
     */
    ModelManifest champion() {
        ModelWatcher<OnnxServedModel> required = first;
        if (required == null) {
            throw new IllegalStateException("there is no lane");
        }
        return required.current().manifest();
    }

    @Override
    public void close() {
        Closing.all(watchers);
    }

    private void addLane(Lane lane, String model) {
        Supplier<@Nullable ServedModel> champion;
        if (first == null) {
            ModelMeters meters = new ModelMeters(registry, model, Promotion.CHAMPION);
            ModelWatcher<OnnxServedModel> watcher =
                    ModelWatcher.start(clientConfig, model, Promotion.CHAMPION, loader, meters, patience);
            watchers.push(watcher);
            meters.started(watcher.current().manifest());
            first = watcher;
            champion = () -> watcher.current().model();
        } else {
            champion = optional(model, Promotion.CHAMPION);
        }
        lanes.add(new ScoringLane(lane, champion, optional(model, Promotion.CHALLENGER)));
    }

    private Supplier<@Nullable ServedModel> optional(String model, String alias) {
        OptionalModelWatcher<OnnxServedModel> watcher = ModelWatcher.startOptional(
                clientConfig, model, alias, loader, new ModelMeters(registry, model, alias), patience);
        watchers.push(watcher);
        return () -> {
            ModelWatcher.Loaded<OnnxServedModel> loaded = watcher.current();
            return loaded == null ? null : loaded.model();
        };
    }
}
