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

/** A {@link Preprocessing} in native memory. */
final class InputLayer {

    private final Preprocessing preprocessing;
    private final Tensor mean;
    private final Tensor deviation;
    private final Tensor logarithmic;
    private final Tensor indicators;

    InputLayer(Preprocessing preprocessing) {
        this.preprocessing = preprocessing;
        this.mean = Tensor.create(preprocessing.mean());
        this.deviation = Tensor.create(preprocessing.deviation());
        this.logarithmic = Tensor.create(preprocessing.logarithmic());
        this.indicators = Tensor.create(
                Arrays.stream(preprocessing.indicators()).asLongStream().toArray());
    }

    Preprocessing preprocessing() {
        return preprocessing;
    }

    /** Prepares rows, float32 [batch, width], for the first layer: float32 [batch, outputs]. */
    Tensor forward(Tensor rows) {
        if (!preprocessing.fillsGaps()) {
            return standardised(rows);
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
        return bound < Float.POSITIVE_INFINITY
                ? scaled.clamp(new ScalarOptional(new Scalar(-bound)), new ScalarOptional(new Scalar(bound)))
                : scaled;
    }
}
