package io.dilepton.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.network.LibTorch;
import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

class ClassifierGraphTest {

    private static final FeatureSet FEATURES = FeatureSets.named(FeatureSets.DILEPTON_V1);
    private static final Map<String, String> METADATA = Map.of("model", "toy", "seed", "7", "unit", "GeV, Δφ");

    private static NetworkWeights weights(Integer... hidden) {
        float[] mean = new float[FEATURES.size()];
        float[] deviation = new float[FEATURES.size()];
        Arrays.fill(mean, 40f);
        Arrays.fill(deviation, 12f);
        return MultilayerPerceptron.initial(mean, deviation, List.of(hidden), new SplittableRandom(4));
    }

    private static float[] rows(int rows) {
        SplittableRandom random = new SplittableRandom(8);
        float[] values = new float[FEATURES.size() * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(0, 90);
        }
        return values;
    }

    private static void requireParity(NetworkWeights weights) {
        LibTorch.load();
        byte[] onnx = ClassifierGraph.write(weights, "toy", METADATA);
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
        float[] features = rows(700);
        float[] served = new float[700];
        try (OnnxModel model = OnnxModel.load(new ModelArtifact(manifest, onnx), FEATURES);
                Scorer scorer = model.newScorer();
                PointerScope scope = new PointerScope()) {
            scorer.score(features, 700, served);
            float[] trained = new MultilayerPerceptron(weights).probabilities(features, 700);
            assertThat(ParityCheck.require(trained, served)).isLessThan(1e-5);
            assertThat(served).doesNotContain(served[0], org.assertj.core.data.Index.atIndex(1));
        }
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenLayersAreHidden() {
        requireParity(weights(32, 16, 8));
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenItIsLogisticRegression() {
        requireParity(weights());
    }

    @Test
    void shouldWriteTheSameBytesAndCarryMetadata() throws Exception {
        byte[] onnx = ClassifierGraph.write(weights(16), "toy", METADATA);
        assertThat(ClassifierGraph.write(weights(16), "toy", METADATA)).isEqualTo(onnx);
        OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(onnx);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(model.getMetadataPropsList())
                .extracting(OnnxMl.StringStringEntryProto::getKey)
                .containsExactly("model", "seed", "unit");
        assertThat(model.getMetadataProps(2).getValue()).isEqualTo("GeV, Δφ");
        assertThat(model.getGraph().getNodeList())
                .extracting(OnnxMl.NodeProto::getOpType)
                .containsExactly("Sub", "Div", "Gemm", "BatchNormalization", "Relu", "Gemm", "Sigmoid", "Identity");
    }

    @Test
    void shouldFailWhenProbabilitiesDiffer() {
        float[] trained = {0.1f, 0.5f, 0.9f};
        assertThat(ParityCheck.require(trained, trained.clone())).isZero();
        assertThatThrownBy(() -> ParityCheck.require(trained, new float[] {0.1f, 0.50002f, 0.9f}))
                .isInstanceOf(ParityException.class)
                .hasMessageContaining("in row 1");
        assertThatThrownBy(() -> ParityCheck.require(trained, new float[] {0.1f, 0.5f, Float.NaN}))
                .isInstanceOf(ParityException.class)
                .hasMessageContaining("in row 2");
    }
}
