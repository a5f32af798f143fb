package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.kinematics.DeltaPhi;
import java.util.List;

/**
 * The feature set of the Z-candidate models: same-flavour ee and µµ pairs.
 *
 * <p>Seven engineered features of a published study of these data (differences of direction and of transverse momentum, cosine of the
 * opening angle), and logarithms and bounded forms of the same quantities, which a network finds easier to combine. 1 is the lepton of
 * higher pt, so the order of the source does not matter. Differences are absolute: the sign of Δη and Δφ says nothing about a pair that is
 * seen in a mirror, and leaving it out lets a network learn from fewer events.
 *
 * <p>Left out on purpose: the invariant mass and every function of it alone, because it defines the label; identifiers (run, luminosity
 * block, event), because how a file was selected leaks through them; and absolute directions, charge and flavour, which do not help. The
 * angular factor ln(cosh Δη − cos Δφ) was tried and is not needed: cosh Δη and cos Δφ apart train better.
 */
final class DileptonV1 implements FeatureSet {

    /** Two tracks closer than this are not told apart; it keeps the logarithm finite. */
    private static final double SMALLEST_DELTA_R = 1e-3;

    private static final List<Feature> FEATURES = List.of(
            new Feature("absDeltaEta", "|eta1 - eta2|", "1"),
            new Feature("absDeltaPhi", "|phi1 - phi2 wrapped to [-pi, pi)|", "rad"),
            new Feature("deltaR", "sqrt(absDeltaEta^2 + absDeltaPhi^2)", "1"),
            new Feature("ptRatio", "pt1 / pt2, 1 the lepton of higher pt", "1"),
            new Feature("ptSum", "pt1 + pt2", "GeV"),
            new Feature("ptDiff", "|pt1 - pt2|", "GeV"),
            new Feature("cosOpeningAngle", "cosine of the angle between the momenta in three dimensions", "1"),
            new Feature("logPt1", "ln(pt1 / GeV), 1 the lepton of higher pt", "1"),
            new Feature("logPt2", "ln(pt2 / GeV), 2 the lepton of lower pt", "1"),
            new Feature("logPtSum", "ln((pt1 + pt2) / GeV)", "1"),
            new Feature("logPtRatio", "ln(pt1 / pt2), 1 the lepton of higher pt", "1"),
            new Feature("coshDeltaEta", "cosh(eta1 - eta2)", "1"),
            new Feature("logCoshDeltaEta", "ln(cosh(eta1 - eta2))", "1"),
            new Feature("cosDeltaPhi", "cos(phi1 - phi2)", "1"),
            new Feature("logDeltaR", "ln(max(deltaR, 0.001))", "1"));

    @Override
    public String name() {
        return FeatureSets.DILEPTON_V1;
    }

    @Override
    public List<Feature> features() {
        return FEATURES;
    }

    @Override
    public boolean appliesTo(CollisionEvent event) {
        return event.isSameFlavourPair();
    }

    /**
     * {@inheritDoc}
     *
     * <p>On the hot path of the stream, so with one sine and at most two exponentials: all angles come from sin²(Δφ/2), sinh²(Δη/2) and
     * sinh²((η1+η2)/2), as in {@link io.dilepton.core.kinematics.OpeningAngle}. Values are those of the library's functions within the
     * rounding to float32.
     */
    @Override
    public void extract(CollisionEvent event, float[] row, int offset) {
        Lepton first = event.first();
        Lepton second = event.second();
        double pt1 = Math.max(first.pt(), second.pt());
        double pt2 = Math.min(first.pt(), second.pt());
        double deltaEta = Math.abs(first.eta() - second.eta());
        double deltaPhi = Math.abs(DeltaPhi.of(first.phi(), second.phi()));
        double squareR = deltaEta * deltaEta + deltaPhi * deltaPhi;
        double sin = Math.sin(deltaPhi / 2);
        double sinSquared = sin * sin;
        double apart = HalfAngle.sinhSquared(deltaEta);
        double together = HalfAngle.sinhSquared(first.eta() + second.eta());
        double logPt1 = Math.log(pt1);
        double logPt2 = Math.log(pt2);
        int column = offset;
        row[column++] = (float) deltaEta;
        row[column++] = (float) deltaPhi;
        row[column++] = (float) Math.sqrt(squareR);
        row[column++] = (float) (pt1 / pt2);
        row[column++] = (float) (pt1 + pt2);
        row[column++] = (float) (pt1 - pt2);
        row[column++] = (float) ((together + 1 - 2 * sinSquared - apart) / (together + 1 + apart));
        row[column++] = (float) logPt1;
        row[column++] = (float) logPt2;
        row[column++] = (float) Math.log(pt1 + pt2);
        row[column++] = (float) (logPt1 - logPt2);
        row[column++] = (float) (1 + 2 * apart);
        row[column++] = (float) HalfAngle.log1p(2 * apart);
        row[column++] = (float) (1 - 2 * sinSquared);
        row[column] = (float) (0.5 * Math.log(Math.max(squareR, SMALLEST_DELTA_R * SMALLEST_DELTA_R)));
    }
}
