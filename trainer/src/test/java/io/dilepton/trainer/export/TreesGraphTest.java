package io.dilepton.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.trees.BoostedTrees;
import io.dilepton.trainer.trees.BoostingPlan;
import io.dilepton.trainer.trees.TreeBoosting;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreesGraphTest {

    private static final FeatureSet FEATURES = FeatureSets.named(FeatureSets.HIGGS_V1);
    private static final BoostingPlan PLAN = new BoostingPlan(60, 6, 0.2, 0.8, 0.7, 1, 1, 3);

    /** A third of the values of every other column is missing. */
    private static FeatureMatrix rows(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = FEATURES.size();
        float[] values = new float[rows * width];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < values.length; i++) {
            boolean gone = i % 2 == 0 && random.nextInt(3) == 0;
            values[i] = gone ? FeatureSet.MISSING : (float) random.nextDouble(-5, 120);
        }
        for (int row = 0; row < rows; row++) {
            float first = values[row * width];
            labels[row] = (first == FeatureSet.MISSING ? 70 : first) + values[row * width + 1] > 110;
        }
        return new FeatureMatrix(width, values, labels);
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenValuesAreMissing() {
        BoostedTrees trees = TreeBoosting.train(rows(3000, 1), PLAN);
        FeatureMatrix others = rows(10_000, 2);
        float[] served = served(TreesGraph.write(trees, Calibration.IDENTITY, "toy", Map.of()), others);
        assertThat(ParityCheck.require(trees.probabilities(others.values(), others.rows()), served))
                .isLessThan(1e-5);
        assertThat(served[0]).isNotEqualTo(served[1]);
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenAValueIsAThreshold() {
        FeatureMatrix rows = rows(3000, 1);
        BoostedTrees trees = TreeBoosting.train(rows, PLAN);
        float[] values = rows.values().clone();
        trees.trees().forEach(tree -> values[tree.feature()[0]] = tree.value()[0]);
        FeatureMatrix onTheEdge = new FeatureMatrix(rows.width(), values, rows.labels());
        float[] served = served(TreesGraph.write(trees, Calibration.IDENTITY, "toy", Map.of()), onTheEdge);
        assertThat(ParityCheck.require(trees.probabilities(values, rows.rows()), served))
                .isLessThan(1e-5);
    }

    @Test
    void shouldWriteTheSameBytesAndDeclareItsOperators() throws Exception {
        BoostedTrees trees = TreeBoosting.train(rows(500, 1), PLAN.withRounds(3));
        byte[] onnx = TreesGraph.write(trees, Calibration.IDENTITY, "toy", Map.of("seed", "3"));
        assertThat(TreesGraph.write(
                        TreeBoosting.train(rows(500, 1), PLAN.withRounds(3)),
                        Calibration.IDENTITY,
                        "toy",
                        Map.of("seed", "3")))
                .isEqualTo(onnx);
        OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(onnx);
        assertThat(model.getOpsetImportList())
                .extracting(OnnxMl.OperatorSetIdProto::getDomain)
                .containsExactly("", "ai.onnx.ml");
        assertThat(model.getGraph().getNodeList())
                .extracting(OnnxMl.NodeProto::getOpType)
                .containsExactly("Equal", "Where", "TreeEnsembleRegressor", "Sigmoid", "Identity");
    }

    private static float[] served(byte[] onnx, FeatureMatrix rows) {
        ModelManifest.Training training =
                new ModelManifest.Training("toy", "0".repeat(64), List.of(), 1, 1, 1, 7, "test", Map.of());
        ModelManifest manifest = new ModelManifest(
                "toy",
                1,
                ModelArtifact.sha256(onnx),
                FEATURES.name(),
                FEATURES.hash(),
                ClassifierGraph.INPUT,
                ClassifierGraph.OUTPUT,
                0.5,
                training,
                Map.of());
        float[] served = new float[rows.rows()];
        try (OnnxModel model = OnnxModel.load(new ModelArtifact(manifest, onnx), FEATURES);
                Scorer scorer = model.newScorer()) {
            scorer.score(rows.values(), rows.rows(), served);
        }
        return served;
    }
}
