package io.dilepton.cli.demo;

import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.UnreadableModelException;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.training.TrainingListener;
import java.nio.file.Path;
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
     * Makes the data set of a source. Events of files without enough pairs inside and outside the mass window cannot train a classifier.
     *
     * @param source events
     * @return the data set
     * @throws UnusableDatasetException when the events cannot train a classifier
     */
    static EventDataset dataset(DemoSource source) {
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset();
        source.forEach(() -> false, builder::add);
        return builder.build();
    }

    /**
     * Returns the model of an earlier run or trains one and keeps it.
     *
     * @param dataset events to train on
     * @param retrain whether to train in any case
     * @return the model
     */
    Choice choose(EventDataset dataset, boolean retrain) {
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
        ModelArtifact trained = TaskTraining.train(
                        Task.Z_CANDIDATE, dataset, Task.Z_CANDIDATE.defaultPlan(seed), listener)
                .artifact();
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
