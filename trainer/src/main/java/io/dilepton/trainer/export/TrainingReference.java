package io.dilepton.trainer.export;

import io.dilepton.core.features.FeatureSet;
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
}
