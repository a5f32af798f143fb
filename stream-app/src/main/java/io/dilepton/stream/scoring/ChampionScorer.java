package io.dilepton.stream.scoring;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelManifest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thread's scorer on whatever model is the champion now. Not safe for use by several threads. */
final class ChampionScorer implements AutoCloseable {

    private final Supplier<? extends ServedModel> champion;
    private final float[] probability = new float[1];
    private ServedModel model;
    private Scorer scorer;
    private float[] row;

    ChampionScorer(Supplier<? extends ServedModel> champion) {
        this.champion = champion;
        this.model = champion.get();
        this.scorer = openScorer();
        this.row = new float[model.features().size()];
    }

    /** Takes up the champion of now; what follows up to the next call is by that model. */
    void refresh() {
        if (champion.get() != model) {
            Scorer last = scorer;
            scorer = openScorer();
            row = new float[model.features().size()];
            last.close();
        }
    }

    ModelManifest manifest() {
        return model.manifest();
    }

    boolean appliesTo(CollisionEvent event) {
        return model.features().appliesTo(event);
    }

    /**
     * Extracts the features of an event that the model applies to.
     *
     * @return name of the first feature that is not finite; null when all are
     */
    @Nullable
    String extract(CollisionEvent event) {
        FeatureSet features = model.features();
        features.extract(event, row, 0);
        for (int column = 0; column < row.length; column++) {
            if (!Float.isFinite(row[column])) {
                return features.features().get(column).name();
            }
        }
        return null;
    }

    /**
     * Scores the features that were extracted last.
     *
     * @return probability of signal, in [0, 1]
     * @throws io.dilepton.core.inference.ScoringException when the runtime fails
     */
    float score() {
        scorer.score(row, 1, probability);
        return probability[0];
    }

    @Override
    public void close() {
        scorer.close();
    }

    /** Sets the model; a champion that is swapped out and closed between two reads of it is left for the next one. */
    private Scorer openScorer() {
        while (true) {
            model = champion.get();
            try {
                return model.newScorer();
            } catch (IllegalStateException e) {
                if (champion.get() == model) {
                    throw e;
                }
            }
        }
    }
}
