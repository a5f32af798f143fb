package io.dilepton.trainer.physics;

import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.trainer.dataset.FeatureMatrix;

/** The penalty of each row, λ included: a constant of the event, which the probability then weights. */
final class Penalties {

    /** Nominal mass of the published penalty, GeV. */
    private static final double HIGGS_MASS = 125;

    private static final double RIGHT_ANGLE = Math.PI / 2;

    /** Most that a row is penalised in the differentiable form, in units of cross-entropy: estimates of a mass have long tails. */
    private static final double MOST = 10;

    private final PhysicsPlan plan;

    Penalties(PhysicsPlan plan) {
        this.plan = plan;
    }

    /**
     * Computes the penalties.
     *
     * @param decays rows of {@link HiggsDecay}
     * @return one per row, not negative; terms whose quantity an event lacks are left out
     */
    float[] of(FeatureMatrix decays) {
        float[] penalties = new float[decays.rows()];
        float[] values = decays.values();
        for (int row = 0; row < penalties.length; row++) {
            int at = row * decays.width();
            double sum = plan.mass() * squareOrZero(values[at + HiggsDecay.MASS] - HIGGS_MASS)
                    + plan.collinear() * squareOrZero(values[at + HiggsDecay.COLLINEAR_MASS] - HIGGS_MASS)
                    + plan.angle() * squareOrZero(angle(values[at + HiggsDecay.ANGLE]) - RIGHT_ANGLE)
                    + plan.energy()
                            * squareOrZero(
                                    values[at + HiggsDecay.DECAY_ENERGY] - values[at + HiggsDecay.TRANSVERSE_ENERGY])
                    + plan.momentum() * squareOrZero(values[at + HiggsDecay.MOMENTUM]);
            penalties[row] = (float) (plan.form() == PhysicsForm.LITERAL ? sum : Math.min(MOST, sum));
        }
        return penalties;
    }

    /** The literal form takes the difference as it stands; the other wraps it and takes its size, since a mirror image is as likely. */
    private double angle(double difference) {
        return plan.form() == PhysicsForm.LITERAL ? difference : Math.abs(DeltaPhi.wrap(difference));
    }

    private static double squareOrZero(double value) {
        return Double.isNaN(value) ? 0 : value * value;
    }
}
