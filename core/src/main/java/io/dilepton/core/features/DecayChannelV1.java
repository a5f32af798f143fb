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
 * {@link DileptonV1}, the edges of both, absolute directions, charges and the mass of the pair are features, and 1 and 2 are the leptons in the order of the
 * record. That order is the reconstruction's: it lists muons by the chamber that they hit, electrons nearly at random, and tells more than all
 * other features; a source that lists leptons in another way needs a model of its own.
 *
 * <p>Left out on purpose: flavour, and the lepton masses that follow from it, which are the label (the pair is computed from massless leptons);
 * identifiers, which tell the channels apart by how the two files were selected.
 */
final class DecayChannelV1 implements FeatureSet {

    private static final double TURN = 2 * Math.PI;

    /** Least pt of both electrons in the records of 2011, in GeV. */
    private static final double ELECTRON_PT = 25;

    private static final double TURN_ON_SLOPE = 50;

    /** The transition between barrel and endcap of the electromagnetic calorimeter of CMS (JINST 3 S08004, section 4), where electrons are not taken. */
    private static final double GAP_FROM = 1.4442;

    private static final double GAP_TO = 1.566;

    /** Ends of the muon trigger of 2011 and of the muon chambers of CMS (JINST 3 S08004, sections 7 and 8). */
    private static final double MUON_TRIGGER_ETA = 2.1;

    private static final double MUON_CHAMBERS_ETA = 2.4;

    private static final List<Feature> FEATURES = List.of(
            new Feature("logPt1", "ln(pt1 / GeV), 1 and 2 in the order of the record", "1"),
            new Feature("logPt2", "ln(pt2 / GeV)", "1"),
            new Feature("logPtRatio", "ln(pt1 / pt2)", "1"),
            new Feature("logPtMin", "ln(min(pt1, pt2) / GeV)", "1"),
            new Feature(
                    "turnOn", "tanh(50 ln(min(pt1, pt2) / 25 GeV)), the pt above which electrons were selected", "1"),
            new Feature("eta1", "pseudorapidity of 1", "1"),
            new Feature("eta2", "pseudorapidity of 2", "1"),
            new Feature("absEta1", "|eta1|", "1"),
            new Feature("absEta2", "|eta2|", "1"),
            new Feature("gap1", "1 where 1.4442 < |eta1| < 1.566, between barrel and endcap calorimeter; else 0", "1"),
            new Feature("gap2", "1 where 1.4442 < |eta2| < 1.566; else 0", "1"),
            new Feature("forward1", "1 where |eta1| > 2.1, beyond the muon trigger; else 0", "1"),
            new Feature("forward2", "1 where |eta2| > 2.1; else 0", "1"),
            new Feature("outside1", "1 where |eta1| > 2.4, beyond the muon chambers; else 0", "1"),
            new Feature("outside2", "1 where |eta2| > 2.4; else 0", "1"),
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
        double softer = Math.min(one.pt(), two.pt());
        double azimuth1 = azimuth(one.phi());
        double azimuth2 = azimuth(two.phi());
        int column = offset;
        row[column++] = (float) Math.log(one.pt());
        row[column++] = (float) Math.log(two.pt());
        row[column++] = (float) Math.log(one.pt() / two.pt());
        row[column++] = (float) Math.log(softer);
        row[column++] = (float) Math.tanh(TURN_ON_SLOPE * Math.log(softer / ELECTRON_PT));
        row[column++] = (float) one.eta();
        row[column++] = (float) two.eta();
        row[column++] = (float) Math.abs(one.eta());
        row[column++] = (float) Math.abs(two.eta());
        column = acceptance(one, two, row, column);
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

    private static int acceptance(Lepton one, Lepton two, float[] row, int column) {
        double eta1 = Math.abs(one.eta());
        double eta2 = Math.abs(two.eta());
        row[column] = flag(eta1 > GAP_FROM && eta1 < GAP_TO);
        row[column + 1] = flag(eta2 > GAP_FROM && eta2 < GAP_TO);
        row[column + 2] = flag(eta1 > MUON_TRIGGER_ETA);
        row[column + 3] = flag(eta2 > MUON_TRIGGER_ETA);
        row[column + 4] = flag(eta1 > MUON_CHAMBERS_ETA);
        row[column + 5] = flag(eta2 > MUON_CHAMBERS_ETA);
        return column + 6;
    }

    private static float flag(boolean value) {
        return value ? 1 : 0;
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
