package io.dilepton.trainer.physics;

import static org.bytedeco.pytorch.global.torch.sigmoid;

import io.dilepton.trainer.dataset.FeatureMatrix;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The physics terms of a loss in native memory, over training rows that batches are drawn from. Make it inside a {@link
 * org.bytedeco.javacpp.PointerScope}, whose end frees it.
 */
public final class PhysicsLoss {

    /** Fewest background rows of a batch whose distance correlation says anything. */
    private static final int FEWEST = 8;

    private final PhysicsPlan plan;
    private final Tensor penalties;
    private final Tensor logMasses;
    private final Tensor weights;
    private final boolean[] decorrelated;

    /**
     * Prepares the terms.
     *
     * @param plan the terms, at least one
     * @param training training rows; their weights, where they have any, weight the distance correlation
     * @param decays rows of {@link HiggsDecay}, as many and in the same order
     */
    public PhysicsLoss(PhysicsPlan plan, FeatureMatrix training, FeatureMatrix decays) {
        int rows = training.rows();
        if (decays.rows() != rows) {
            throw new IllegalArgumentException(decays.rows() + " decays for " + rows + " rows");
        }
        this.plan = plan;
        this.penalties = Tensor.create(new Penalties(plan).of(decays), rows, 1);
        this.decorrelated = new boolean[rows];
        float[] logMass = new float[rows];
        float[] weight = new float[rows];
        double[] given = training.weights();
        for (int row = 0; row < rows; row++) {
            float mass = decays.values()[row * decays.width() + HiggsDecay.MASS];
            decorrelated[row] = mass > 0 && !training.labels()[row];
            logMass[row] = decorrelated[row] ? (float) Math.log(mass) : 0;
            weight[row] = given == null ? 1 : (float) given[row];
        }
        this.logMasses = Tensor.create(logMass, rows, 1);
        this.weights = Tensor.create(weight, rows, 1);
    }

    /**
     * Computes the terms of a batch.
     *
     * @param logits logits of the batch, float32 [batch, 1]
     * @param batch training rows that the batch holds
     * @return scalar to add to the cross-entropy; belongs to the open scope
     */
    public Tensor of(Tensor logits, long[] batch) {
        Tensor probability = sigmoid(logits);
        Tensor gate = plan.form() == PhysicsForm.LITERAL
                ? probability.gt(new Scalar(0.5)).to(torch.ScalarType.Float)
                : probability;
        Tensor loss = gate.mul(penalties.index_select(0, Tensor.create(batch))).mean();
        return plan.decorrelation() > 0 ? loss.add(decorrelation(probability, batch)) : loss;
    }

    private Tensor decorrelation(Tensor probability, long[] batch) {
        long[] positions = new long[batch.length];
        long[] rows = new long[batch.length];
        int count = 0;
        for (int i = 0; i < batch.length; i++) {
            if (decorrelated[(int) batch[i]]) {
                positions[count] = i;
                rows[count++] = batch[i];
            }
        }
        if (count < FEWEST) {
            return probability.sum().mul(new Scalar(0));
        }
        Tensor row = Tensor.create(rows).narrow(0, 0, count);
        Tensor score = probability.index_select(0, Tensor.create(positions).narrow(0, 0, count));
        return DistanceCorrelation.squared(score, logMasses.index_select(0, row), weights.index_select(0, row))
                .mul(new Scalar(plan.decorrelation()));
    }
}
