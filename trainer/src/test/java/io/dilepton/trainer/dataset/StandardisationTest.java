package io.dilepton.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandardisationTest {

    @Test
    void shouldMeasureByHandWhenColumnsAreFarFromZero() {
        float[] values = {1_000_001, 5, 1_000_002, 5, 1_000_003, 5, 1_000_006, 5};
        Standardisation scale = Standardisation.of(new FeatureMatrix(2, values, new boolean[4]));
        assertThat(scale.mean()).containsExactly(1_000_003f, 5f);
        // Squares of -2, -1, 0, 3 add up to 14.
        assertThat(scale.deviation()).containsExactly((float) Math.sqrt(3.5), 0f);
    }
}
