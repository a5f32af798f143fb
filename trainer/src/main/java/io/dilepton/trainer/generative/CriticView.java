package io.dilepton.trainer.generative;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.gather;
import static org.bytedeco.pytorch.global.torch.searchsorted;

import io.dilepton.trainer.network.LibTorch;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a critic sees them: scaled columns, and behind them observables with the mean 0 and the standard deviation 1 of the training rows. Belongs to the scope that it
 * is made in.
 */
final class CriticView {

    private final @Nullable Observation observation;
    private final long continuous;
    private final Tensor knots;
    private final Tensor quantities;
    private final Tensor rows;
    private final Tensor mean;
    private final Tensor inverse;

    /** A view of scaled rows; an observation of null adds nothing to them. */
    CriticView(@Nullable Observation observation, MarginalScaling scaling, SampleMatrix training) {
        this.observation = observation;
        this.continuous = training.continuous();
        int bends = scaling.scaledKnots(0).length;
        float[] at = new float[training.continuous() * bends];
        float[] values = new float[at.length];
        for (int column = 0; column < training.continuous(); column++) {
            System.arraycopy(scaling.scaledKnots(column), 0, at, column * bends, bends);
            System.arraycopy(scaling.quantityKnots(column), 0, values, column * bends, bends);
        }
        this.knots = Tensor.create(at, continuous, bends);
        this.quantities = Tensor.create(values, continuous, bends);
        Tensor scaled = Tensor.create(training.values(), training.rows(), training.width());
        try (NoGradGuard guard = new NoGradGuard()) {
            if (observation == null) {
                this.mean = scaled;
                this.inverse = scaled;
                this.rows = scaled;
            } else {
                Tensor observables = observation.of(unscaled(scaled));
                this.mean = observables.mean(0);
                this.inverse = observables.std(new long[] {0}, true).reciprocal();
                this.rows = of(scaled);
            }
        }
    }

    /** The training rows, seen. */
    Tensor rows() {
        return rows;
    }

    /** Scaled rows, seen; differentiable. */
    Tensor of(Tensor scaled) {
        return observation == null
                ? scaled
                : cat(
                        new TensorVector(
                                scaled,
                                observation.of(unscaled(scaled)).sub(mean).mul(inverse)),
                        1);
    }

    /** The same, all of whose columns count as continuous. */
    SampleMatrix of(SampleMatrix scaled) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor seen = of(Tensor.create(scaled.values(), scaled.rows(), scaled.width()));
            return new SampleMatrix((int) seen.size(1), 0, LibTorch.array(seen));
        }
    }

    private static ScalarOptional limit(long value) {
        return new ScalarOptional(new Scalar(value));
    }

    private Tensor unscaled(Tensor scaled) {
        long last = knots.size(1) - 1;
        Tensor x = scaled.narrow(1, 0, continuous).t().contiguous();
        Tensor high = searchsorted(knots, x.detach()).clamp(limit(1), limit(last));
        Tensor low = high.sub(new Scalar(1));
        Tensor from = gather(knots, 1, low);
        Tensor start = gather(quantities, 1, low);
        Tensor share = x.sub(from).div(gather(knots, 1, high).sub(from)).clamp(limit(0), limit(1));
        Tensor values = start.add(share.mul(gather(quantities, 1, high).sub(start)));
        return cat(new TensorVector(values.t(), scaled.narrow(1, continuous, scaled.size(1) - continuous)), 1);
    }
}
