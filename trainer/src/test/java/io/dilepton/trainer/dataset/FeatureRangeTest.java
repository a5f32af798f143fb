package io.dilepton.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureRangeTest {

    @Test
    void shouldLeaveOutWhatIsMissingWhenRangesAreMeasured() {
        FeatureSet features = FeatureSets.named(FeatureSets.DILEPTON_V1);
        int width = features.size();
        float[] values = new float[5 * width];
        for (int row = 0; row < 5; row++) {
            values[row * width] = row == 2 ? FeatureSet.MISSING : row;
            values[row * width + 1] = FeatureSet.MISSING;
        }
        List<FeatureRange> ranges = FeatureRange.of(features, new FeatureMatrix(width, values, new boolean[5]));
        assertThat(ranges).hasSize(width);
        FeatureRange first = ranges.get(0);
        assertThat(first.name()).isEqualTo("absDeltaEta");
        assertThat(first.missing()).isEqualTo(1 - 4.0 / 5);
        assertThat(first.min()).isZero();
        assertThat(first.median()).isBetween(1.0, 3.0);
        assertThat(first.max()).isEqualTo(4);
        assertThat(ranges.get(1).missing()).isEqualTo(1);
        assertThat(ranges.get(1).median()).isNaN();
    }
}
