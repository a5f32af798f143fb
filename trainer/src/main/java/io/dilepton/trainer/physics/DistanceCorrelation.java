package io.dilepton.trainer.physics;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The squared distance correlation of two columns, weighted: 0 where they are independent, 1 where one is a line of the other (G. Székely, M. Rizzo,
 * N. Bakirov, Annals of Statistics 35, 2007, 2769; as a term of a loss: G. Kasieczka, D. Shih, arXiv:2001.05310).
 */
final class DistanceCorrelation {

    /** Keeps the root away from zero, where its gradient is infinite. */
    private static final double EPSILON = 1e-12;

    private DistanceCorrelation() {}

    /**
     * Computes it, differentiably.
     *
     * @param x float32 [rows, 1]
     * @param y float32 [rows, 1]
     * @param weight float32 [rows, 1], not negative, not all zero
     * @return scalar in [0, 1]; belongs to the open scope
     */
    static Tensor squared(Tensor x, Tensor y, Tensor weight) {
        Tensor share = weight.div(weight.sum());
        Tensor a = centred(x, share);
        Tensor b = centred(y, share);
        Tensor covariance = mean(a.mul(b), share);
        Tensor variances = mean(a.mul(a), share).mul(mean(b.mul(b), share));
        return covariance.div(variances.add(new Scalar(EPSILON)).sqrt());
    }

    /** Distances of all pairs, with the weighted means of rows and columns taken off. */
    private static Tensor centred(Tensor x, Tensor share) {
        Tensor distances = x.sub(x.t()).abs();
        Tensor rows = distances.matmul(share);
        return distances.sub(rows).sub(rows.t()).add(share.t().matmul(rows));
    }

    private static Tensor mean(Tensor pairs, Tensor share) {
        return share.t().matmul(pairs).matmul(share).squeeze();
    }
}
