package io.dilepton.stream.topology;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.stream.TinyModels;
import io.dilepton.stream.scoring.ServedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** A served model whose scorers a test can watch. */
final class FakeModel implements ServedModel {

    final List<FakeScorer> scorers = new ArrayList<>();
    private final ModelManifest manifest;
    private final FeatureSet features;
    private final DoubleSupplier probability;
    private boolean closed;

    FakeModel(int version, DoubleSupplier probability) {
        this(version, FeatureSets.DILEPTON_V1, probability);
    }

    FakeModel(int version, String features, DoubleSupplier probability) {
        ModelManifest tiny = TinyModels.model(version, version).manifest();
        this.features = FeatureSets.named(features);
        this.manifest = new ModelManifest(
                tiny.name(),
                version,
                tiny.sha256(),
                features,
                this.features.hash(),
                tiny.input(),
                tiny.output(),
                tiny.threshold(),
                tiny.training(),
                tiny.metrics());
        this.probability = probability;
    }

    @Override
    public ModelManifest manifest() {
        return manifest;
    }

    @Override
    public FeatureSet features() {
        return features;
    }

    @Override
    public Scorer newScorer() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        scorers.add(new FakeScorer());
        return scorers.get(scorers.size() - 1);
    }

    @Override
    public void close() {
        closed = true;
    }

    final class FakeScorer implements Scorer {

        boolean closedScorer;

        @Override
        public int width() {
            return features().size();
        }

        @Override
        public void score(float[] rows, int count, float[] probabilities) {
            for (int i = 0; i < count; i++) {
                probabilities[i] = (float) probability.getAsDouble();
            }
        }

        @Override
        public void close() {
            closedScorer = true;
        }
    }
}
