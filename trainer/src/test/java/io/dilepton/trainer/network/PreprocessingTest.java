package io.dilepton.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.trainer.dataset.FeatureMatrix;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

    private static final float NO = FeatureSet.MISSING;

    /** A tail, a column with the gaps of the first, one with its own, one that is never there, a constant. */
    private static final float[] ROWS = {0, 1, 5, NO, 3, 10, 2, NO, NO, 3, NO, NO, 7, NO, 3, 100, 6, 9, NO, 3};

    private static Preprocessing filling() {
        boolean[] tailed = {true, false, false, true, false};
        return Preprocessing.filling(new FeatureMatrix(5, ROWS.clone(), new boolean[4]), tailed);
    }

    @Test
    void shouldMeasureWhatIsThereWhenValuesAreMissing() {
        Preprocessing preprocessing = filling();
        double mean = (0 + Math.log(11) + Math.log(101)) / 3;
        assertThat((double) preprocessing.mean()[0]).isCloseTo(mean, within(1e-6));
        assertThat(preprocessing.mean()[1]).isEqualTo(3f);
        assertThat(preprocessing.mean()[2]).isEqualTo(7f);
        assertThat((double) preprocessing.deviation()[1]).isCloseTo(Math.sqrt(14 / 3.0), within(1e-6));
        assertThat(preprocessing.deviation()[3]).isEqualTo(1f);
        assertThat(preprocessing.deviation()[4]).isEqualTo(1f);
        assertThat(preprocessing.indicators()).containsExactly(0, 2, 3);
        assertThat(preprocessing.outputs()).isEqualTo(8);
    }

    @Test
    void shouldFillScaleAndMarkWhenRowsArePrepared() {
        LibTorch.load();
        Preprocessing preprocessing = filling();
        try (PointerScope scope = new PointerScope()) {
            float[] prepared = LibTorch.array(new InputLayer(preprocessing).forward(Tensor.create(ROWS, 4, 5)));
            assertThat(prepared).hasSize(32);
            double deviation = preprocessing.deviation()[0];
            assertThat((double) prepared[8])
                    .isCloseTo((Math.log(11) - preprocessing.mean()[0]) / deviation, within(1e-6));
            // The third row: both gaps are filled with the mean, which is 0 when standardised, and the first is marked.
            assertThat(prepared[16]).isZero();
            assertThat(prepared[17]).isZero();
            assertThat(new float[] {prepared[21], prepared[22], prepared[23]}).containsExactly(1, 0, 1);
            // The second row lacks the third column.
            assertThat(prepared[10]).isZero();
            assertThat(new float[] {prepared[13], prepared[14], prepared[15]}).containsExactly(0, 1, 1);
            assertThat(prepared).doesNotContain(Float.NaN);
        }
    }

    @Test
    void shouldLeaveNegativeColumnsAloneWhenTheyAreSaidToHaveATail() {
        Preprocessing preprocessing =
                Preprocessing.filling(new FeatureMatrix(1, new float[] {-1, 3}, new boolean[2]), new boolean[] {true});
        assertThat(preprocessing.logarithmic()).containsExactly(false);
        assertThat(preprocessing.mean()).containsExactly(1f);
    }

    @Test
    void shouldKeepChargesAndCutOutliersOffWhenSaidSo() {
        LibTorch.load();
        Preprocessing preprocessing = Preprocessing.standardising(new float[] {10, 10}, new float[] {2, 2})
                .leaving(new boolean[] {false, true})
                .bounded(3);
        try (PointerScope scope = new PointerScope()) {
            float[] rows = {12, -1, 17, 1, -100, 1};
            float[] prepared = LibTorch.array(new InputLayer(preprocessing).forward(Tensor.create(rows, 3, 2)));
            assertThat(prepared).containsExactly(1, -1, 3, 1, -3, 1);
        }
    }

    @Test
    void shouldAppendBinsWhenColumnsAreEncoded() {
        LibTorch.load();
        float[] rows = {0, 5, 1, 5, 2, 6, 10, 6, 20, 7};
        FeatureMatrix training = new FeatureMatrix(2, rows, new boolean[5]);
        Encoding encoding = Encoding.quantiles(training, new boolean[] {true, false}, 2);
        assertThat(encoding.columns()).containsExactly(0, 0);
        assertThat(encoding.low()).containsExactly(0, 2);
        assertThat(encoding.size()).containsExactly(2, 18);
        Preprocessing preprocessing = Preprocessing.encoding(training, encoding).leaving(new boolean[] {false, true});
        assertThat(preprocessing.width()).isEqualTo(2);
        assertThat(preprocessing.outputs()).isEqualTo(4);
        try (PointerScope scope = new PointerScope()) {
            float[] prepared = LibTorch.array(
                    new InputLayer(preprocessing).forward(Tensor.create(new float[] {11, 6, -4, 5}, 2, 2)));
            float[] mean = preprocessing.mean();
            float[] deviation = preprocessing.deviation();
            assertThat(prepared[1]).isEqualTo(6f);
            assertThat(prepared[2]).isCloseTo((1 - mean[2]) / deviation[2], within(1e-6f));
            assertThat(prepared[3]).isCloseTo((0.5f - mean[3]) / deviation[3], within(1e-6f));
            assertThat(prepared[6]).isCloseTo((0 - mean[2]) / deviation[2], within(1e-6f));
            assertThat(prepared[7]).isCloseTo((0 - mean[3]) / deviation[3], within(1e-6f));
        }
    }

    @Test
    void shouldMoveAConstantColumnToZeroWhenItIsStandardised() {
        FeatureMatrix rows = new FeatureMatrix(2, new float[] {1, 7, 3, 7}, new boolean[] {true, false});
        Preprocessing plain = Preprocessing.standardising(rows);
        assertThat(plain.mean()).containsExactly(2, 7);
        assertThat(plain.deviation()).containsExactly(1, 1);
        Encoding encoding = Encoding.quantiles(rows, new boolean[] {true, true}, 2);
        for (float deviation : Preprocessing.encoding(rows, encoding).deviation()) {
            assertThat(deviation).isPositive();
        }
    }
}
