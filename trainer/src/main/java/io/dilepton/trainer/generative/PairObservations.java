package io.dilepton.trainer.generative;

import static org.bytedeco.pytorch.global.torch.asinh;
import static org.bytedeco.pytorch.global.torch.atan2;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.cosh;
import static org.bytedeco.pytorch.global.torch.maximum;
import static org.bytedeco.pytorch.global.torch.minimum;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Observables of the quantity sets as differentiable formulas; leptons are taken for massless, which changes none by more than a millionth or so. */
public final class PairObservations {

    /** Keeps derivatives of roots finite. */
    private static final double TINY = 1e-6;

    private PairObservations() {}

    /**
     * Observables of {@code zll-v2}. All are continuous in every quantity, also where the pair changes sides: a step would have no gradient, and what it does to distributions
     * would pull at whatever else does.
     *
     * @param quantities float32 [rows, 12]
     * @return float32 [rows, 10]: pT of the harder and of the softer lepton, η of the first and of the second towards the side of the pair, |Δη|, |Δφ|, ΔR, mass, pT and rapidity of the pair
     */
    public static Tensor zll(Tensor quantities) {
        Tensor mass = column(quantities, 0);
        Tensor pt = column(quantities, 1);
        Tensor rapidity = column(quantities, 2);
        Tensor side = rapidity.abs();
        Tensor cos = column(quantities, 4).mul(column(quantities, 6));
        Tensor phi = column(quantities, 5);
        Tensor energy = mass.mul(new Scalar(0.5));
        Tensor across = energy.mul(root(cos.square().neg().add(new Scalar(1))));
        Tensor x = across.mul(phi.cos()).mul(column(quantities, 7));
        Tensor y = across.mul(phi.sin());
        Tensor z = energy.mul(cos);
        Tensor boost = pt.div(mass);
        Tensor stretched = root(boost.square().add(new Scalar(1))).mul(x);
        Tensor drift = boost.mul(energy);
        Tensor x1 = drift.add(stretched);
        Tensor x2 = drift.sub(stretched);
        Tensor pt1 = length(x1, y);
        Tensor pt2 = length(x2, y);
        Tensor up = asinh(z.div(pt1));
        Tensor down = asinh(z.div(pt2));
        Tensor deltaEta = up.add(down).abs();
        Tensor deltaPhi = atan2(y.mul(pt).abs(), x1.mul(x2).sub(y.square()));
        return cat(
                new TensorVector(
                        maximum(pt1, pt2),
                        minimum(pt1, pt2),
                        side.add(up),
                        side.sub(down),
                        deltaEta,
                        deltaPhi,
                        length(deltaEta, deltaPhi),
                        mass,
                        pt,
                        rapidity),
                1);
    }

    /**
     * Observables of {@code dilepton-met-v1}: the eight of T. Lebese and X. Ruan, section 4.3.
     *
     * @param quantities float32 [rows, 13]
     * @return float32 [rows, 8], in the order of {@link io.dilepton.core.observables.ObservableSets#TOP_PAIR}
     */
    public static Tensor dileptonMet(Tensor quantities) {
        Tensor soft = column(quantities, 0);
        Tensor hard = soft.add(column(quantities, 1));
        Tensor deltaEta = column(quantities, 2).sub(column(quantities, 3));
        Tensor deltaPhi = column(quantities, 4);
        Tensor missing = column(quantities, 5);
        Tensor twice = hard.mul(soft).mul(new Scalar(2));
        Tensor cos = deltaPhi.cos();
        Tensor square = hard.square().add(soft.square()).add(twice.mul(cos));
        Tensor massSquare = twice.mul(cosh(deltaEta).sub(cos));
        Tensor pt = root(square);
        Tensor along = pt.mul(missing).mul(column(quantities, 6).cos()).mul(new Scalar(2));
        Tensor energy = root(square.add(massSquare)).add(missing);
        Tensor transverse = energy.square().sub(square).sub(missing.square()).sub(along);
        return cat(
                new TensorVector(
                        hard,
                        soft,
                        missing,
                        pt,
                        root(massSquare),
                        root(transverse),
                        deltaPhi,
                        length(deltaEta, deltaPhi)),
                1);
    }

    private static Tensor column(Tensor rows, long column) {
        return rows.narrow(1, column, 1);
    }

    private static Tensor length(Tensor x, Tensor y) {
        return root(x.square().add(y.square()));
    }

    private static Tensor root(Tensor square) {
        return square.clamp_min(new Scalar(TINY)).sqrt();
    }
}
