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
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.network.Activation;
import io.dilepton.trainer.network.Encoding;
import io.dilepton.trainer.network.HiddenStyle;
import io.dilepton.trainer.network.LibTorch;
import io.dilepton.trainer.network.MultilayerPerceptron;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.network.Preprocessing;
import io.dilepton.trainer.training.TrainedEnsemble;
import io.dilepton.trainer.training.TrainedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassifierGraphTest {

    private static final FeatureSet FEATURES = FeatureSets.named(FeatureSets.DILEPTON_V1);
    private static final Map<String, String> METADATA = Map.of("model", "toy", "seed", "7", "unit", "GeV, Δφ");

    private static NetworkWeights weights(Integer... hidden) {
        float[] mean = new float[FEATURES.size()];
        float[] deviation = new float[FEATURES.size()];
        Arrays.fill(mean, 40f);
        Arrays.fill(deviation, 12f);
        return MultilayerPerceptron.initial(
                Preprocessing.standardising(mean, deviation), List.of(hidden), new SplittableRandom(4));
    }

    private static float[] rows(int rows) {
        SplittableRandom random = new SplittableRandom(8);
        float[] values = new float[FEATURES.size() * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(0, 90);
        }
        return values;
    }

    private static void requireParity(List<NetworkWeights> members, float[] features) {
        float[] plain = requireParity(members, Calibration.IDENTITY, features);
        for (float slope : new float[] {0.3f, 1, 2.5f}) {
            float[] calibrated = requireParity(
                    members, new Calibration(CalibrationMethod.PLATT, slope, slope == 1 ? 0 : -1.5f), features);
            for (int i = 1; i < plain.length; i++) {
                float before = plain[i] - plain[0];
                assertThat(before * (calibrated[i] - calibrated[0]) >= 0)
                        .as("order of rows 0 and %d", i)
                        .isTrue();
            }
        }
    }

    private static ModelArtifact artifact(byte[] onnx) {
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
        return new ModelArtifact(manifest, onnx);
    }

    private static float[] requireParity(List<NetworkWeights> members, Calibration calibration, float[] features) {
        float[] served = served(members, calibration, features);
        assertThat(served).doesNotContain(served[0], org.assertj.core.data.Index.atIndex(1));
        return served;
    }

    /** Scores by ONNX Runtime, which are those of the trainer. */
    private static float[] served(List<NetworkWeights> members, Calibration calibration, float[] features) {
        LibTorch.load();
        byte[] onnx = ClassifierGraph.write(members, calibration, "toy", METADATA);
        float[] served = new float[700];
        try (OnnxModel model = OnnxModel.load(artifact(onnx), FEATURES);
                Scorer scorer = model.newScorer()) {
            scorer.score(features, 700, served);
            TrainedEnsemble ensemble = new TrainedEnsemble(members.stream()
                    .map(weights -> new TrainedNetwork(weights, 1, 1, Double.NaN))
                    .toList());
            float[] trained = ensemble.probabilities(calibration, features, 700);
            assertThat(ParityCheck.require(trained, served)).isLessThan(1e-5);
            return served;
        }
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenLayersAreHidden() {
        requireParity(List.of(weights(32, 16, 8)), rows(700));
    }

    /** Networks that are far too sure of themselves, which a calibration with a small slope makes modest. */
    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenVotesAreCertain() {
        float[] far = rows(700);
        for (int i = 0; i < far.length; i++) {
            far[i] *= 20;
        }
        NetworkWeights network = weights(16);
        for (float slope : new float[] {0.02f, 0.1f, 0.4f}) {
            float[] scores =
                    served(List.of(network, network), new Calibration(CalibrationMethod.PLATT, slope, -1), far);
            assertThat(IntStream.range(0, 700).mapToObj(i -> scores[i]).distinct())
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenItIsLogisticRegression() {
        requireParity(List.of(weights()), rows(700));
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenValuesAreMissingAndSeveralNetworksVote() {
        float[] rows = withGaps();
        boolean[] tailed = new boolean[FEATURES.size()];
        Arrays.fill(tailed, 0, 6, true);
        Preprocessing preprocessing =
                Preprocessing.filling(new FeatureMatrix(FEATURES.size(), rows, new boolean[700]), tailed);
        assertThat(preprocessing.indicators()).containsExactly(0, 2);
        assertThat(preprocessing.logarithmic()).startsWith(true, true, true, false, true);
        List<NetworkWeights> members = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            members.add(MultilayerPerceptron.initial(preprocessing, List.of(24, 8), new SplittableRandom(seed)));
        }
        requireParity(members, rows);
        requireParity(members.subList(0, 1), rows);
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenOutliersAreCutOff() {
        NetworkWeights plain = weights(32, 16);
        boolean[] charges = new boolean[FEATURES.size()];
        charges[3] = true;
        Preprocessing bounded = plain.preprocessing().leaving(charges).bounded(1.5f);
        NetworkWeights cut = MultilayerPerceptron.initial(bounded, List.of(32, 16), new SplittableRandom(4));
        requireParity(List.of(cut), rows(700));
    }

    @Test
    void shouldScoreTheSameBitsInEveryBatchWhenLogarithmsAreTaken() {
        LibTorch.load();
        float[] rows = withGaps();
        boolean[] tailed = new boolean[FEATURES.size()];
        Arrays.fill(tailed, true);
        Preprocessing preprocessing =
                Preprocessing.filling(new FeatureMatrix(FEATURES.size(), rows, new boolean[700]), tailed);
        NetworkWeights weights = MultilayerPerceptron.initial(preprocessing, List.of(24, 8), new SplittableRandom(2));
        byte[] onnx = ClassifierGraph.write(
                List.of(weights, weights), new Calibration(CalibrationMethod.PLATT, 0.7f, -1), "toy", METADATA);
        try (OnnxModel model = OnnxModel.load(artifact(onnx), FEATURES);
                Scorer scorer = model.newScorer()) {
            float[] whole = new float[700];
            scorer.score(rows, 700, whole);
            for (int size = 1; size < 58; size++) {
                int first = size * 11;
                float[] batch = Arrays.copyOfRange(rows, first * FEATURES.size(), (first + size) * FEATURES.size());
                float[] scored = new float[size];
                scorer.score(batch, size, scored);
                assertThat(scored).as("batch of %d", size).isEqualTo(Arrays.copyOfRange(whole, first, first + size));
            }
        }
    }

    @Test
    void shouldComputeTheSameInOnnxRuntimeWhenColumnsAreEncoded() {
        float[] rows = rows(700);
        FeatureMatrix training = new FeatureMatrix(FEATURES.size(), rows, new boolean[700]);
        boolean[] encoded = new boolean[FEATURES.size()];
        Arrays.fill(encoded, 2, 7, true);
        Preprocessing preprocessing = Preprocessing.encoding(training, Encoding.quantiles(training, encoded, 8))
                .bounded(3);
        requireParity(
                List.of(MultilayerPerceptron.initial(preprocessing, List.of(32, 16), new SplittableRandom(4))), rows);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void shouldComputeTheSameInOnnxRuntimeWhateverTheActivation(Activation activation) {
        for (boolean normalised : new boolean[] {false, true}) {
            HiddenStyle style = new HiddenStyle(activation, normalised);
            requireParity(
                    List.of(MultilayerPerceptron.initial(
                            weights().preprocessing(), List.of(32, 16), style, new SplittableRandom(4))),
                    rows(700));
        }
    }

    /** Columns 0 and 1 lack the same values, column 2 others; column 3 is negative at times. */
    private static float[] withGaps() {
        float[] rows = rows(700);
        SplittableRandom random = new SplittableRandom(9);
        for (int row = 0; row < 700; row++) {
            int first = row * FEATURES.size();
            if (random.nextInt(3) == 0) {
                rows[first] = FeatureSet.MISSING;
                rows[first + 1] = FeatureSet.MISSING;
            }
            if (random.nextInt(3) == 0) {
                rows[first + 2] = FeatureSet.MISSING;
            }
            rows[first + 3] -= 45;
        }
        return rows;
    }

    @Test
    void shouldWriteTheSameBytesAndCarryMetadata() throws Exception {
        byte[] onnx = ClassifierGraph.write(List.of(weights(16)), "toy", METADATA);
        assertThat(ClassifierGraph.write(List.of(weights(16)), "toy", METADATA)).isEqualTo(onnx);
        OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(onnx);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(model.getMetadataPropsList())
                .extracting(OnnxMl.StringStringEntryProto::getKey)
                .containsExactly("model", "seed", "unit");
        assertThat(model.getMetadataProps(2).getValue()).isEqualTo("GeV, Δφ");
        assertThat(model.getGraph().getNodeList())
                .extracting(OnnxMl.NodeProto::getOpType)
                .containsExactly("Sub", "Div", "Gemm", "BatchNormalization", "Relu", "Gemm", "Sigmoid", "Identity");
        byte[] calibrated = ClassifierGraph.write(
                List.of(weights(16)), new Calibration(CalibrationMethod.PLATT, 0.8f, -2), "toy", METADATA);
        assertThat(OnnxMl.ModelProto.parseFrom(calibrated).getGraph().getNodeList())
                .extracting(OnnxMl.NodeProto::getOpType)
                .endsWith("Gemm", "Mul", "Add", "Sigmoid", "Identity");
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
