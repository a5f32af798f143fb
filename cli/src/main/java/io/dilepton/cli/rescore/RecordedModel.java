package io.dilepton.cli.rescore;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelArtifact;
import java.util.ArrayList;
import java.util.List;

/** A version that is loaded again, with the events that wait to be scored by it. For one thread. */
final class RecordedModel implements AutoCloseable {

    private static final int BATCH = 256;

    private final OnnxModel model;
    private final FeatureSet features;
    private final Scorer scorer;
    private final RescoreReport report;
    private final float[] rows;
    private final float[] probabilities = new float[BATCH];
    private final List<PastScore> waiting = new ArrayList<>(BATCH);

    private RecordedModel(OnnxModel model, FeatureSet features, RescoreReport report) {
        this.model = model;
        this.features = features;
        this.scorer = model.newScorer();
        this.report = report;
        this.rows = new float[BATCH * features.size()];
    }

    /**
     * Loads a version.
     *
     * @param artifact the version
     * @param report takes what comes out
     * @return the model; the caller closes it
     * @throws IllegalArgumentException when this build does not know the feature set
     * @throws io.dilepton.core.inference.ModelRefusedException when this build cannot serve the model
     */
    static RecordedModel load(ModelArtifact artifact, RescoreReport report) {
        FeatureSet features = FeatureSets.named(artifact.manifest().featureSet());
        return new RecordedModel(OnnxModel.load(artifact, features), features, report);
    }

    /** Takes an event, and scores those that wait when there are enough. */
    void add(PastScore past, CollisionEvent event) {
        if (!features.appliesTo(event)) {
            report.sourceUnusable(past, "feature set " + features.name() + " does not apply to it");
            return;
        }
        features.extract(event, rows, waiting.size() * features.size());
        waiting.add(past);
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    /** Scores the events that wait. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        scorer.score(rows, waiting.size(), probabilities);
        for (int i = 0; i < waiting.size(); i++) {
            report.compared(waiting.get(i), probabilities[i]);
        }
        waiting.clear();
    }

    @Override
    public void close() {
        scorer.close();
        model.close();
    }
}
