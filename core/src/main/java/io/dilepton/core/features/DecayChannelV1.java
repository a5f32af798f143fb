package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.kinematics.PairPt;
import java.util.List;

/**
 * The feature set of the decay-channel models, which tell Z → ee from Z → µµ by kinematics alone.
 *
 * <p>Lepton universality leaves little to see: what separates the channels is the detector and the selection. So, unlike in
 * {@link DileptonV1}, absolute directions, charges and the mass of the pair are features, and 1 and 2 are the leptons in the order of the
 * record. That order is the reconstruction's: it lists muons by the chamber that they hit, electrons nearly at random, and tells more than all
 * other features; a source that lists leptons in another way needs a model of its own.
 *
 * <p>Left out on purpose: flavour, and the lepton masses that follow from it, which are the label (the pair is computed from massless leptons);
 * identifiers, which tell the channels apart by how the two files were selected.
 */
final class DecayChannelV1 implements FeatureSet {

    private static final double TURN = 2 * Math.PI;

    private static final List<Feature> FEATURES = List.of(
            new Feature("logPt1", "ln(pt1 / GeV), 1 and 2 in the order of the record", "1"),
            new Feature("logPt2", "ln(pt2 / GeV)", "1"),
            new Feature("logPtRatio", "ln(pt1 / pt2)", "1"),
            new Feature("eta1", "pseudorapidity of 1", "1"),
            new Feature("eta2", "pseudorapidity of 2", "1"),
            new Feature("absEta1", "|eta1|", "1"),
            new Feature("absEta2", "|eta2|", "1"),
            new Feature("deltaEta", "eta1 - eta2", "1"),
            new Feature("absDeltaEta", "|eta1 - eta2|", "1"),
            new Feature("cosPhi1", "cos(phi1)", "1"),
            new Feature("sinPhi1", "sin(phi1)", "1"),
            new Feature("cosPhi2", "cos(phi2)", "1"),
            new Feature("sinPhi2", "sin(phi2)", "1"),
            new Feature("azimuth1", "phi1 wrapped to [0, 2 pi), in which chambers are numbered", "rad"),
            new Feature("azimuth2", "phi2 wrapped to [0, 2 pi)", "rad"),
            new Feature("deltaAzimuth", "azimuth1 - azimuth2", "rad"),
            new Feature("absDeltaPhi", "|phi1 - phi2 wrapped to [-pi, pi)|", "rad"),
            new Feature("charge1", "charge of 1 in units of e", "1"),
            new Feature("charge2", "charge of 2 in units of e", "1"),
            new Feature("chargeProduct", "charge1 * charge2", "1"),
            new Feature("logMass", "ln(max(mass / GeV, 0.001)), mass of the pair, both massless", "1"),
            new Feature("logPtPair", "ln(1 + pt / GeV), transverse momentum of the pair", "1"));

    @Override
    public String name() {
        return FeatureSets.DECAY_CHANNEL_V1;
    }

    @Override
    public List<Feature> features() {
        return FEATURES;
    }

    @Override
    public boolean appliesTo(CollisionEvent event) {
        return event.isSameFlavourPair();
    }

    @Override
    public void extract(CollisionEvent event, float[] row, int offset) {
        Lepton one = event.first();
        Lepton two = event.second();
        double azimuth1 = azimuth(one.phi());
        double azimuth2 = azimuth(two.phi());
        int column = offset;
        row[column++] = (float) Math.log(one.pt());
        row[column++] = (float) Math.log(two.pt());
        row[column++] = (float) Math.log(one.pt() / two.pt());
        row[column++] = (float) one.eta();
        row[column++] = (float) two.eta();
        row[column++] = (float) Math.abs(one.eta());
        row[column++] = (float) Math.abs(two.eta());
        row[column++] = (float) (one.eta() - two.eta());
        row[column++] = (float) Math.abs(one.eta() - two.eta());
        row[column++] = (float) Math.cos(one.phi());
        row[column++] = (float) Math.sin(one.phi());
        row[column++] = (float) Math.cos(two.phi());
        row[column++] = (float) Math.sin(two.phi());
        row[column++] = (float) azimuth1;
        row[column++] = (float) azimuth2;
        row[column++] = (float) (azimuth1 - azimuth2);
        row[column++] = (float) Math.abs(DeltaPhi.of(one.phi(), two.phi()));
        row[column++] = one.charge();
        row[column++] = two.charge();
        row[column++] = one.charge() * two.charge();
        pair(one, two, row, column);
    }

    private static void pair(Lepton one, Lepton two, float[] row, int column) {
        double mass = PairMass.of(one.pt(), one.eta(), one.phi(), 0, two.pt(), two.eta(), two.phi(), 0);
        row[column] = (float) Math.log(Math.max(mass, 1e-3));
        row[column + 1] = (float) Math.log1p(PairPt.of(one.pt(), one.phi(), two.pt(), two.phi()));
    }

    /** Wraps an angle in [-pi, pi) to [0, 2 pi). */
    private static double azimuth(double phi) {
        return phi < 0 ? phi + TURN : phi;
    }
}
