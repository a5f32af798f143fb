package io.dilepton.cli.demo;

import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.UnreadableModelException;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.card.CardJson;
import io.dilepton.trainer.card.CardMaker;
import io.dilepton.trainer.card.CardOrigin;
import io.dilepton.trainer.card.ModelCard;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Comes by the model of the demonstration: that of an earlier run on the same events, or a new one. */
final class DemoModel {

    /** Simulated events to train on. */
    static final long TRAINING_EVENTS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(DemoModel.class);
    private static final int SHORT_HASH = 16;

    private final Path store;
    private final long seed;
    private final TrainingListener listener;

    DemoModel(Path store, long seed, TrainingListener listener) {
        this.store = store;
        this.seed = seed;
        this.listener = listener;
    }

    /**
     * What a model is trained on.
     *
     * @param dataset the data set
     * @param origin where its events are from
     */
    record Material(EventDataset dataset, CardOrigin origin) {}

    /**
     * Makes the data set of a source. Events of files without enough pairs inside and outside the mass window cannot train a classifier.
     *
     * @param source events
     * @param command what trains on the same events again
     * @return the data set, and where it is from
     * @throws UnusableDatasetException when the events cannot train a classifier
     */
    static Material material(DemoSource source, String command) {
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset();
        source.forEach(() -> false, builder::add);
        EventDataset dataset = builder.build();
        List<ModelCard.Source> sources = dataset.datasets().stream()
                .map(name -> new ModelCard.Source(name, null, 0))
                .toList();
        return new Material(dataset, new CardOrigin(sources, source.read(), source.rejected(), List.of(command)));
    }

    /**
     * Returns the model of an earlier run or trains one and keeps it.
     *
     * @param material events to train on
     * @param retrain whether to train in any case
     * @return the model
     */
    Choice choose(Material material, boolean retrain) {
        EventDataset dataset = material.dataset();
        ModelDirectory directory =
                new ModelDirectory(store.resolve(dataset.fingerprint().substring(0, SHORT_HASH) + "-seed" + seed));
        if (!retrain && directory.isOccupied()) {
            try {
                ModelArtifact kept = directory.read();
                if (fits(kept.manifest(), dataset)) {
                    return new Choice(kept, true);
                }
            } catch (UnreadableModelException e) {
                LOG.atWarn().log("the model of an earlier run is damaged, another is trained: {}", e.getMessage());
            }
        }
        TrainingPlan plan = Task.Z_CANDIDATE.defaultPlan(seed);
        TrainingOutcome outcome = TaskTraining.train(Task.Z_CANDIDATE, dataset, plan, listener);
        ModelCard card = CardMaker.make(Task.Z_CANDIDATE, dataset, outcome, material.origin(), Instant.now());
        ModelArtifact trained = outcome.artifact().withCard(CardJson.write(card));
        directory.write(trained);
        return new Choice(trained, false);
    }

    private boolean fits(ModelManifest manifest, EventDataset dataset) {
        return manifest.featureSetHash().equals(dataset.features().hash())
                && manifest.training().dataFingerprint().equals(dataset.fingerprint())
                && manifest.training().seed() == seed;
    }

    /**
     * A model and where it is from.
     *
     * @param artifact the model
     * @param reused whether an earlier run trained it
     */
    record Choice(ModelArtifact artifact, boolean reused) {}
}
