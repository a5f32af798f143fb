package io.dilepton.trainer.export;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.observables.ObservableSet;
import io.dilepton.core.registry.FeatureReference;
import io.dilepton.trainer.dataset.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;

/** What a manifest says about the distributions of training. */
public final class TrainingReference {

    private TrainingReference() {}

    /**
     * Measures the distributions.
     *
     * @param features feature set of the rows
     * @param training training rows
     * @param validationScores probabilities of the validation rows
     * @return one reference per feature in the order of the set, then that of the score
     */
    public static List<FeatureReference> of(FeatureSet features, FeatureMatrix training, float[] validationScores) {
        List<FeatureReference> references = new ArrayList<>();
        for (int column = 0; column < training.width(); column++) {
            references.add(FeatureReference.of(features.features().get(column).name(), training.column(column)));
        }
        references.add(FeatureReference.of(FeatureReference.PROBABILITY, validationScores));
        return references;
    }

    /**
     * Measures the distributions of what a generator was trained on: whoever samples it can compare its events with them, without the training events.
     *
     * @param set observables
     * @param training training events, to which the set applies
     * @return one reference per observable in the order of the set
     */
    public static List<FeatureReference> of(ObservableSet set, List<CollisionEvent> training) {
        double[][] rows = set.rows(training);
        List<FeatureReference> references = new ArrayList<>();
        for (int column = 0; column < set.observables().size(); column++) {
            float[] values = new float[rows.length];
            for (int row = 0; row < rows.length; row++) {
                values[row] = (float) rows[row][column];
            }
            references.add(FeatureReference.of(set.observables().get(column).name(), values));
        }
        return references;
    }
}
