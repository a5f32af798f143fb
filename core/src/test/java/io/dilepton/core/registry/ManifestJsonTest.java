package io.dilepton.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {

    private static final ModelManifest PLAIN = Models.draft(1).manifest();

    private static ModelManifest tested() {
        SelfTest selfTest = new SelfTest(List.of(List.of(1f, -999f), List.of(0.1f, 2f)), List.of(0.25f, 1f), 1e-5);
        List<FeatureReference> reference = List.of(
                new FeatureReference("ptSum", 3, List.of(0.1f), List.of(1L, 2L)),
                new FeatureReference(FeatureReference.PROBABILITY, 2, List.of(), List.of(2L)));
        return PLAIN.with(selfTest, reference);
    }

    private static String json(ModelManifest manifest) {
        return new String(ManifestJson.write(manifest), StandardCharsets.UTF_8);
    }

    private static ModelManifest read(String json) {
        return ManifestJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadWhatItWroteWhenTheManifestHasSelfTestAndReference() {
        ModelManifest manifest = tested();
        assertThat(read(json(manifest))).isEqualTo(manifest);
        assertThat(json(read(json(manifest)))).isEqualTo(json(manifest));
        assertThat(manifest.withVersion(7).selfTest()).isEqualTo(manifest.selfTest());
        assertThat(manifest.withVersion(7).reference()).isEqualTo(manifest.reference());
        assertThat(manifest.referenceOf("ptSum")).isPresent();
        assertThat(manifest.referenceOf("ptDiff")).isEmpty();
    }

    @Test
    void shouldKeepEveryBitWhenFloatsGoThroughJson() {
        SplittableRandom random = new SplittableRandom(8);
        List<List<Float>> rows = new ArrayList<>();
        List<Float> probabilities = new ArrayList<>();
        while (rows.size() < 50_000) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                rows.add(List.of(value));
                probabilities.add((float) random.nextDouble());
            }
        }
        ModelManifest manifest = PLAIN.with(new SelfTest(rows, probabilities, 0), List.of());
        assertThat(read(json(manifest)).selfTest()).isEqualTo(manifest.selfTest());
    }

    @Test
    void shouldReadWhenTheManifestIsOlderThanSelfTestAndReference() {
        // As the first release wrote it.
        String old = """
                {"featureSet":"dilepton-v1","featureSetHash":"cd","input":"features","metrics":{"auc":0.999},
                 "name":"z-candidate","output":"probability","sha256":"%s","threshold":0.4375,
                 "training":{"codeVersion":"0.1.0","dataFingerprint":"ab","datasets":["a.csv"],"heldOutRows":15,
                   "hyperparameters":{"epochs":"3"},"seed":42,"task":"z-candidate","trainRows":70,"validationRows":15},
                 "version":1}""".formatted(PLAIN.sha256());
        ModelManifest manifest = read(old);
        assertThat(manifest.selfTest()).isEqualTo(SelfTest.NONE);
        assertThat(manifest.reference()).isEmpty();
        assertThat(manifest.metrics()).containsEntry("auc", 0.999);
    }

    @Test
    void shouldSayWhatIsWrongWhenASelfTestIsNone() {
        assertUnreadable("[ 0.25, 1.0 ]", "[ 0.25 ]", "self-test: 2 rows, but 1 probabilities");
        assertUnreadable("[ 0.25, 1.0 ]", "[ 0.25, 1.5 ]", "self-test: row 1 has probability 1.5");
        assertUnreadable("[ 0.1, 2.0 ]", "[ 0.1 ]", "self-test: row 1 has 1 features, the first has 2");
        assertUnreadable("[ 0.1, 2.0 ]", "[ 0.1, 1e99 ]", "self-test: row 1 has a feature that is not finite");
        assertUnreadable("1.0E-5", "-1", "self-test: the tolerance must lie in [0, 1), not -1.0");
        assertUnreadable("\"probabilities\"", "\"probability\"", "probabilities");
    }

    @Test
    void shouldSayWhatIsWrongWhenAReferenceIsNone() {
        assertUnreadable("\"ptSum\"", "\"probability\"", "two references are named 'probability'");
        assertUnreadable("[ 1, 2 ]", "[ 1, 3 ]", "reference of 'ptSum': the counts add up to 4, the rows are 3");
        assertUnreadable("[ 1, 2 ]", "[ 1, null ]", "not a model manifest");
    }

    private static void assertUnreadable(String part, String replacement, String message) {
        String whole = json(tested());
        assertThat(whole).contains(part);
        assertThatThrownBy(() -> read(whole.replace(part, replacement)))
                .isInstanceOf(UnreadableModelException.class)
                .hasMessageContaining(message);
    }
}
