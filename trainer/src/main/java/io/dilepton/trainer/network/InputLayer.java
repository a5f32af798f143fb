package io.dilepton.trainer.network;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.where;

import io.dilepton.core.features.FeatureSet;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A {@link Preprocessing} in native memory. */
final class InputLayer {

    private final Preprocessing preprocessing;
    private final Tensor mean;
    private final Tensor deviation;
    private final Tensor logarithmic;
    private final Tensor indicators;
    private final @Nullable Bins bins;

    InputLayer(Preprocessing preprocessing) {
        this.preprocessing = preprocessing;
        this.mean = Tensor.create(preprocessing.mean());
        this.deviation = Tensor.create(preprocessing.deviation());
        this.logarithmic = Tensor.create(preprocessing.logarithmic());
        this.indicators = Tensor.create(
                Arrays.stream(preprocessing.indicators()).asLongStream().toArray());
        Encoding encoding = preprocessing.encoding();
        this.bins = encoding == null ? null : new Bins(encoding);
    }

    /** An encoding in native memory. */
    private static final class Bins {

        private final Tensor columns;
        private final Tensor low;
        private final Tensor size;

        Bins(Encoding encoding) {
            this.columns = Tensor.create(
                    Arrays.stream(encoding.columns()).asLongStream().toArray());
            this.low = Tensor.create(encoding.low());
            this.size = Tensor.create(encoding.size());
        }

        Tensor appendedTo(Tensor rows) {
            Tensor position = rows.index_select(1, columns).sub(low).div(size);
            return cat(new TensorVector(rows, clamped(position, 0, 1)), 1);
        }
    }

    Preprocessing preprocessing() {
        return preprocessing;
    }

    /** Prepares rows, float32 [batch, width], for the first layer: float32 [batch, outputs]. */
    Tensor forward(Tensor rows) {
        if (!preprocessing.fillsGaps()) {
            return standardised(bins == null ? rows : bins.appendedTo(rows));
        }
        Tensor missing = rows.eq(new Scalar(FeatureSet.MISSING));
        Tensor logarithm = rows.relu().add(new Scalar(1)).log();
        Tensor filled = where(missing, mean, where(logarithmic, logarithm, rows));
        Tensor scaled = standardised(filled);
        if (preprocessing.indicators().length == 0) {
            return scaled;
        }
        Tensor marks = missing.index_select(1, indicators).to(torch.ScalarType.Float);
        return cat(new TensorVector(scaled, marks), 1);
    }

    private Tensor standardised(Tensor rows) {
        Tensor scaled = rows.sub(mean).div(deviation);
        float bound = preprocessing.bound();
        return bound < Float.POSITIVE_INFINITY ? clamped(scaled, -bound, bound) : scaled;
    }

    private static Tensor clamped(Tensor x, float low, float high) {
        return x.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
    }
}
