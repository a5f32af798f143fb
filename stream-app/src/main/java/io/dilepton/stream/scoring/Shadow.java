package io.dilepton.stream.scoring;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.inference.ScoringException;
import io.dilepton.core.metrics.Histogram;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.Promotion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores batches by the challenger, after the champion. It never harms the champion's output: a challenger that fails is left out until its
 * alias moves. One thread at a time.
 */
final class Shadow implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);

    private final CurrentScorer challenger;
    private final ScoringMeters meters;
    private final String lane;
    private final int[] indices;
    private final float[] probabilities;
    private final ShadowComparison comparison;
    private final ScoreBins bins = new ScoreBins();
    private float[] rows = {};
    private @Nullable ModelManifest measured;
    private @Nullable Histogram scores;

    Shadow(ScoringLane lane, BatchLimits limits, ScoringMeters meters) {
        this.challenger = new CurrentScorer(lane.challenger());
        this.meters = meters;
        this.comparison = meters.newComparison();
        this.lane = lane.lane().label();
        this.indices = new int[limits.size()];
        this.probabilities = new float[limits.size()];
    }

    /**
     * Scores those events of a batch that the challenger's features are defined for.
     *
     * @return how many they are; 0 where there is no challenger
     */
    int score(Batch batch) {
        try {
            challenger.refresh();
            ServedModel model = challenger.model();
            if (model == null || !challenger.isReady()) {
                return 0;
            }
            int count = collect(batch, model);
            if (count > 0) {
                challenger.score(isSharedWith(batch, model.manifest()) ? batch.features() : rows, count, probabilities);
                compare(batch, model.manifest(), count);
            }
            return count;
        } catch (ScoringException | IllegalStateException e) {
            challenger.drop();
            meters.challengerFailed();
            LOG.atWarn()
                    .addKeyValue("lane", lane)
                    .log("the challenger failed and is left out until its alias moves: {}", e.getMessage());
            return 0;
        }
    }

    /** Returns which event of the batch a score is of. */
    int index(int score) {
        return indices[score];
    }

    float probability(int score) {
        return probabilities[score];
    }

    /** Returns the model that scored; only after {@link #score} returned more than 0. */
    ModelManifest manifest() {
        ServedModel model = challenger.model();
        if (model == null) {
            throw new IllegalStateException("there is no challenger");
        }
        return model.manifest();
    }

    private void compare(Batch batch, ModelManifest manifest, int count) {
        for (int i = 0; i < count; i++) {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                throw new ScoringException(
                        "model " + manifest.name() + "/" + manifest.version() + " gave " + probabilities[i]
                                + ", which is no probability",
                        null);
            }
        }
        ModelManifest champion = batch.model();
        for (int i = 0; i < count; i++) {
            float other = batch.probability(indices[i]);
            comparison.add(
                    other, other >= champion.threshold(), probabilities[i], probabilities[i] >= manifest.threshold());
            bins.add(probabilities[i]);
        }
        comparison.publish();
        bins.addTo(scores(manifest));
    }

    /** Returns the histogram of the challenger; a manifest is the same instance as long as the model serves. */
    @SuppressWarnings("ReferenceEquality")
    private Histogram scores(ModelManifest manifest) {
        Histogram known = scores;
        if (known == null || measured != manifest) {
            measured = manifest;
            known = meters.scores(manifest, Promotion.CHALLENGER);
            scores = known;
        }
        return known;
    }

    /** Makes the rows of the challenger, which are the champion's where both have the same features. */
    private int collect(Batch batch, ServedModel model) {
        if (isSharedWith(batch, model.manifest())) {
            for (int i = 0; i < batch.size(); i++) {
                indices[i] = i;
            }
            return batch.size();
        }
        FeatureSet features = model.features();
        int width = features.size();
        if (rows.length != indices.length * width) {
            rows = new float[indices.length * width];
        }
        int count = 0;
        for (int i = 0; i < batch.size(); i++) {
            CollisionEvent event = batch.record(i).value().event().event();
            if (features.appliesTo(event)) {
                features.extract(event, rows, count * width);
                if (isFinite(count * width, width)) {
                    indices[count++] = i;
                }
            }
        }
        return count;
    }

    private static boolean isSharedWith(Batch batch, ModelManifest challenger) {
        return batch.model().featureSetHash().equals(challenger.featureSetHash());
    }

    private boolean isFinite(int offset, int width) {
        for (int column = offset; column < offset + width; column++) {
            if (!Float.isFinite(rows[column])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        challenger.close();
    }
}
