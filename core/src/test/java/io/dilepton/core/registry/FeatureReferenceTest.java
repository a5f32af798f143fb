package io.dilepton.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureReferenceTest {

    @Test
    void shouldMakeFiftyEvenBinsWhenNoValueRepeats() {
        float[] values = new float[10_010];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 7919 % values.length) * 0.25f;
        }
        float[] before = values.clone();
        FeatureReference reference = FeatureReference.of("pt", values);
        assertThat(reference.counts()).hasSize(50).allMatch(count -> count == 200 || count == 201);
        assertThat(reference.rows()).isEqualTo(10_010);
        assertThat(values).isEqualTo(before);
    }

    @Test
    void shouldGiveEveryValueItsBinWhenThereAreFewValues() {
        float[] values = {0, 3, 1, 0, 2, 0, 1, -999};
        FeatureReference reference = FeatureReference.of("jets", values);
        assertThat(reference.edges()).containsExactly(-999f, 0f, 1f, 2f);
        assertThat(reference.counts()).containsExactly(1L, 3L, 2L, 1L, 1L);
    }

    @Test
    void shouldKeepAtomsApartWhenTheRestIsContinuous() {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[20_000];
        for (int i = 0; i < values.length; i++) {
            double kind = random.nextDouble();
            values[i] = kind < 0.3 ? -999f : kind < 0.4 ? 5f : (float) random.nextDouble(0, 10);
        }
        FeatureReference reference = FeatureReference.of("mixed", values);
        assertThat(reference.counts().size()).isBetween(30, FeatureReference.MOST_BINS);
        for (float atom : new float[] {-999f, 5f}) {
            long rows = 0;
            for (float value : values) {
                rows += value == atom ? 1 : 0;
            }
            assertThat(reference.counts().get(reference.bin(atom))).isEqualTo(rows);
        }
        assertThat(reference.bin(Math.nextDown(5f))).isEqualTo(reference.bin(5f) - 1);
        assertThat(reference.bin(Math.nextUp(5f))).isEqualTo(reference.bin(5f) + 1);
    }

    @Test
    void shouldCountEveryRowInTheBinThatItFindsWhenDistributionsVary() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 300; trial++) {
            float[] values = new float[1 + random.nextInt(3000)];
            int atoms = random.nextInt(120);
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextBoolean() && atoms > 0
                        ? random.nextInt(atoms) * 0.5f - 7
                        : (float) Math.exp(random.nextDouble(-3, 6));
            }
            FeatureReference reference = FeatureReference.of("any", values);
            long[] counts = new long[reference.counts().size()];
            for (float value : values) {
                counts[reference.bin(value)]++;
            }
            assertThat(reference.counts())
                    .as("trial %d of seed 4", trial)
                    .containsExactlyElementsOf(Arrays.stream(counts).boxed().toList())
                    .hasSizeLessThanOrEqualTo(FeatureReference.MOST_BINS)
                    .doesNotContain(0L);
        }
    }

    @Test
    void shouldHaveOneBinWhenAllRowsAreTheSame() {
        FeatureReference reference = FeatureReference.of("constant", new float[] {-0f, 0f, 0f});
        assertThat(reference.edges()).isEmpty();
        assertThat(reference.counts()).containsExactly(3L);
        assertThat(reference.bin(17f)).isZero();
    }

    @Test
    void shouldSayWhatIsWrongWhenAReferenceIsNone() {
        assertRefused(1, List.of(1f), List.of(1L), "reference of 'pt': 1 edges make 2 bins, not 1");
        assertRefused(3, List.of(1f, 1f), List.of(1L, 1L, 1L), "reference of 'pt': edge 1 is not above the one before");
        assertRefused(3, List.of(1f), List.of(1L, 1L), "reference of 'pt': the counts add up to 2, the rows are 3");
        assertRefused(1, List.of(1f), List.of(2L, -1L), "reference of 'pt': a count is negative");
        assertRefused(2, List.of(Float.NaN), List.of(1L, 1L), "reference of 'pt': edge 0 is not finite");
        assertThatThrownBy(() -> FeatureReference.of("pt", new float[] {1, Float.NaN}))
                .hasMessage("reference of 'pt': the value NaN is not finite");
        assertThatThrownBy(() -> FeatureReference.of("pt", new float[0])).hasMessageContaining("the rows are 0");
    }

    private static void assertRefused(long rows, List<Float> edges, List<Long> counts, String message) {
        assertThatThrownBy(() -> new FeatureReference("pt", rows, edges, counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
