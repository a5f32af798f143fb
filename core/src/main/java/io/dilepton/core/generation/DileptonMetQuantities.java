package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.features.Feature;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.PairKinematics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two leptons with missing transverse momentum, from which the eight observables of T. Lebese and X. Ruan (section 4.3) follow. The lepton of higher pt is the first; a
 * mirror image in the transverse plane is as likely as the event, so the angles are those of the image in which the second lepton is to the left of the first, and
 * a sign tells which it was.
 */
final class DileptonMetQuantities implements QuantitySet {

    private static final int CONTINUOUS = 8;

    private static final List<Feature> QUANTITIES = List.of(
            new Feature("pt1", "transverse momentum of the softer lepton", "GeV"),
            new Feature("ptExcess", "what the harder lepton has more", "GeV"),
            new Feature("eta0", "pseudorapidity of the harder lepton", "1"),
            new Feature("eta1", "pseudorapidity of the softer lepton", "1"),
            new Feature("deltaPhi", "|azimuth of the softer minus that of the harder lepton|", "rad"),
            new Feature("missingPt", "missing transverse momentum", "GeV"),
            new Feature("missingPhi", "its azimuth from that of the pair, mirrored as the leptons are", "rad"),
            new Feature("phi0", "azimuth of the harder lepton", "rad"),
            new Feature("mirror", "sign of the azimuth of the softer minus that of the harder lepton", "1"),
            new Feature("charge0", "sign of the charge of the harder lepton", "1"),
            new Feature("chargeProduct", "sign of the product of the charges", "1"),
            new Feature("muon0", "+1 where the harder lepton is a muon, -1 for an electron", "1"),
            new Feature("muon1", "the same of the softer lepton", "1"));

    @Override
    public String name() {
        return "dilepton-met-v1";
    }

    @Override
    public List<Feature> quantities() {
        return QUANTITIES;
    }

    @Override
    public int continuous() {
        return CONTINUOUS;
    }

    @Override
    public boolean appliesTo(CollisionEvent event) {
        return event.missingPt() != null && isTrack(event.first()) && isTrack(event.second());
    }

    private static boolean isTrack(Lepton lepton) {
        return lepton.flavour() != LeptonFlavour.TAU_HAD && lepton.charge() != 0;
    }

    @Override
    public void encode(CollisionEvent event, float[] row, int offset) {
        boolean inOrder = event.first().pt() >= event.second().pt();
        Lepton hard = inOrder ? event.first() : event.second();
        Lepton soft = inOrder ? event.second() : event.first();
        MissingPt missing = event.missingPt();
        if (missing == null) {
            throw new IllegalArgumentException("event " + event.id() + " has no missing momentum");
        }
        double delta = DeltaPhi.of(soft.phi(), hard.phi());
        int mirror = delta < 0 ? -1 : 1;
        row[offset] = (float) soft.pt();
        row[offset + 1] = (float) (hard.pt() - soft.pt());
        row[offset + 2] = (float) hard.eta();
        row[offset + 3] = (float) soft.eta();
        row[offset + 4] = (float) Math.abs(delta);
        row[offset + 5] = (float) missing.pt();
        row[offset + 6] = (float) (mirror
                * DeltaPhi.of(missing.phi(), PairKinematics.of(hard, soft).phi()));
        row[offset + 7] = (float) hard.phi();
        row[offset + 8] = mirror;
        row[offset + 9] = hard.charge();
        row[offset + 10] = hard.charge() * soft.charge();
        row[offset + 11] = hard.flavour() == LeptonFlavour.MUON ? 1 : -1;
        row[offset + 12] = soft.flavour() == LeptonFlavour.MUON ? 1 : -1;
    }

    @Override
    public @Nullable Particles decode(float[] row, int offset) {
        double softPt = row[offset];
        double phi = DeltaPhi.wrap(row[offset + 7]);
        int mirror = row[offset + 8] > 0 ? 1 : -1;
        int charge = row[offset + 9] > 0 ? 1 : -1;
        int other = row[offset + 10] > 0 ? charge : -charge;
        double excess = Math.max(0, row[offset + 1]);
        double otherPhi = DeltaPhi.wrap(phi + mirror * (double) row[offset + 4]);
        try {
            Lepton hard = lepton(row[offset + 11], charge, softPt + excess, row[offset + 2], phi);
            Lepton soft = lepton(row[offset + 12], other, softPt, row[offset + 3], otherPhi);
            double pair = PairKinematics.of(hard, soft).phi();
            double missingPhi = DeltaPhi.wrap(pair + mirror * (double) row[offset + 6]);
            MissingPt missing = new MissingPt(Math.max(0, row[offset + 5]), missingPhi, Double.NaN);
            return new Particles(hard, soft, missing);
        } catch (InvalidEventException e) {
            return null;
        }
    }

    private static Lepton lepton(float muon, int charge, double pt, double eta, double phi) {
        LeptonFlavour flavour = muon > 0 ? LeptonFlavour.MUON : LeptonFlavour.ELECTRON;
        return new Lepton(flavour, charge, pt, eta, phi, flavour.mass());
    }
}
