package io.dilepton.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.SelfTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnnxModelTest {

    private static final float[] WEIGHTS = {0.5f, -0.25f};
    private static final FeatureSet FEATURES = ToyGraph.PT_PAIR;

    private static OnnxModel toy() {
        return OnnxModel.load(
                ToyGraph.artifact(ToyGraph.logistic("features", "probability", WEIGHTS), FEATURES), FEATURES);
    }

    private static float[] rows(int rows) {
        float[] features = new float[2 * rows];
        for (int i = 0; i < features.length; i++) {
            features[i] = (i * 37 % 101) * 0.1f - 5f;
        }
        return features;
    }

    private static void requireExact(float[] features, int rows, float[] probabilities) {
        for (int i = 0; i < rows; i++) {
            double logit = 0.5 * features[2 * i] - 0.25 * features[2 * i + 1];
            assertThat((double) probabilities[i]).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-6));
        }
    }

    @Test
    void shouldScoreEveryRowWhenBatchesGrowShrinkAndExceedTheLargestCall() {
        try (OnnxModel model = toy();
                Scorer scorer = model.newScorer()) {
            assertThat(scorer.width()).isEqualTo(2);
            for (int rows : new int[] {1, 3, 64, 65, 3, 900, 1024, 1025, 5000, 1}) {
                float[] features = rows(rows);
                float[] probabilities = new float[rows];
                scorer.score(features, rows, probabilities);
                requireExact(features, rows, probabilities);
            }
        }
    }

    @Test
    void shouldLeaveTheRestUntouchedWhenArraysAreLargerThanTheBatch() {
        try (OnnxModel model = toy();
                Scorer scorer = model.newScorer()) {
            float[] probabilities = {9f, 9f, 9f};
            scorer.score(rows(3), 2, probabilities);
            assertThat(probabilities[1]).isBetween(0f, 1f);
            assertThat(probabilities[2]).isEqualTo(9f);
        }
    }

    @Test
    void shouldAgreeWhenSeveralThreadsScoreAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (OnnxModel model = toy()) {
            List<Future<float[]>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(() -> {
                    float[] probabilities = new float[500];
                    try (Scorer scorer = model.newScorer()) {
                        for (int call = 0; call < 100; call++) {
                            scorer.score(rows(500), 500, probabilities);
                        }
                    }
                    return probabilities;
                }));
            }
            for (Future<float[]> result : results) {
                requireExact(rows(500), 500, result.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldKeepScoringWhenTheModelIsClosedBeforeItsScorer() {
        OnnxModel model = toy();
        Scorer scorer = model.newScorer();
        model.close();
        model.close();
        float[] probabilities = new float[2];
        scorer.score(rows(2), 2, probabilities);
        requireExact(rows(2), 2, probabilities);
        assertThatThrownBy(model::newScorer).isInstanceOf(IllegalStateException.class);
        scorer.close();
        scorer.close();
        assertThatThrownBy(() -> scorer.score(rows(2), 2, probabilities)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldThrowWhenTheRowsDoNotFitTheArrays() {
        try (OnnxModel model = toy();
                Scorer scorer = model.newScorer()) {
            assertThatThrownBy(() -> scorer.score(rows(2), 0, new float[2])).hasMessageContaining("0 rows");
            assertThatThrownBy(() -> scorer.score(rows(2), 3, new float[3])).hasMessageContaining("3 rows");
            assertThatThrownBy(() -> scorer.score(rows(2), 2, new float[1])).hasMessageContaining("2 rows");
        }
    }

    @Test
    void shouldRefuseWhenTheBytesAreNoModel() {
        requireRefusal(new byte[] {1, 2, 3}, "model toy/1: ONNX Runtime cannot load it");
    }

    @Test
    void shouldRefuseWhenTensorsHaveOtherNames() {
        requireRefusal(ToyGraph.logistic("x", "probability", WEIGHTS), "one input named 'features' is expected");
        requireRefusal(ToyGraph.logistic("features", "y", WEIGHTS), "one output named 'probability' is expected");
    }

    @Test
    void shouldRefuseWhenTheWidthIsNotThatOfTheFeatureSet() {
        requireRefusal(ToyGraph.logistic("features", "probability", 1f, 2f, 3f), "must have shape [batch, 2]");
    }

    @Test
    void shouldRefuseWhenTheOutputIsNoProbability() {
        requireRefusal(ToyGraph.logit(WEIGHTS), "scored 7.0, which is no probability");
    }

    @Test
    void shouldRefuseWhenTheFeatureSetDiffers() {
        byte[] onnx = ToyGraph.logistic("features", "probability", WEIGHTS);
        assertThatThrownBy(() -> OnnxModel.load(ToyGraph.artifact(onnx, FEATURES), new ToyGraph.PtPair("toy-v2")))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("takes feature set toy-v1, not toy-v2");
    }

    private static ModelArtifact tested(SelfTest selfTest) {
        byte[] onnx = ToyGraph.logistic("features", "probability", WEIGHTS);
        ModelArtifact plain = ToyGraph.artifact(onnx, FEATURES);
        return new ModelArtifact(plain.manifest().with(selfTest, List.of()), onnx);
    }

    private static SelfTest selfTest(float... probabilities) {
        return new SelfTest(
                List.of(List.of(1f, 2f), List.of(4f, 0f)), List.of(probabilities[0], probabilities[1]), 1e-5);
    }

    @Test
    void shouldLoadWhenTheSelfTestReproducesWithinItsTolerance() {
        float second = (float) (1 / (1 + Math.exp(-2)));
        OnnxModel.load(tested(selfTest(0.5f, second)), FEATURES).close();
        OnnxModel.load(tested(selfTest(0.500009f, second)), FEATURES).close();
    }

    @Test
    void shouldRefuseWhenTheSelfTestDoesNotReproduce() {
        assertThatThrownBy(() -> OnnxModel.load(tested(selfTest(0.5f, 0.88f)), FEATURES))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageStartingWith(
                        "model toy/1: its self-test does not reproduce: row 1 of 2 should score 0.88, here it scores 0.88079")
                .hasMessageEndingWith("(tolerance 1.0E-5)");
    }

    @Test
    void shouldRefuseWhenTheSelfTestHasAnotherWidth() {
        SelfTest narrow = new SelfTest(List.of(List.of(1f)), List.of(0.5f), 1e-5);
        assertThatThrownBy(() -> OnnxModel.load(tested(narrow), FEATURES))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage("model toy/1: its self-test has rows of 1 features, the model takes 2");
    }

    private static void requireRefusal(byte[] onnx, String message) {
        assertThatThrownBy(() -> OnnxModel.load(ToyGraph.artifact(onnx, FEATURES), FEATURES))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldLeaveNoUnpackedLibraryBehindWhenTheJvmIsKilled() throws IOException {
        Path mapped = Path.of("/proc/self/maps");
        assumeThat(mapped).as("only on Linux").isReadable();

        toy().close();

        try (Stream<String> lines = Files.lines(mapped)) {
            assertThat(lines.filter(line -> line.contains("/onnxruntime-java")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" (deleted)"));
        }
    }
}
