package io.dilepton.core.simulation;

import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.DeltaR;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Collects the jets of one event, and by how much they were measured wrong. */
final class Hadrons {

    /** Leptons this close to a jet that counts are not isolated. */
    private static final double ISOLATION = 0.4;

    /** Share of the events whose recoil is two gluons. */
    private static final double TWO_GLUONS = 0.6;

    private final JetSelection selection;
    private final RandomGenerator random;
    private final List<Jet> listed = new ArrayList<>();
    private double lostX;
    private double lostY;
    private int jets;
    private int tagged;

    Hadrons(JetSelection selection, RandomGenerator random) {
        this.selection = selection;
        this.random = random;
    }

    /** Adds a quark or gluon. */
    void add(FourMomentum parton, boolean bottom) {
        JetResponse response = JetResponse.sample(parton.pt(), bottom, random);
        double bTag = JetResponse.tag(bottom, random);
        double phi = parton.phi();
        lostX += response.missed() * Math.cos(phi);
        lostY += response.missed() * Math.sin(phi);
        double eta = parton.eta();
        if (response.pt() < selection.listedPt() || Math.abs(eta) > selection.listedEta()) {
            return;
        }
        Jet jet = new Jet(response.pt(), eta, phi, bTag);
        listed.add(jet);
        if (counts(jet)) {
            jets++;
            tagged += (int) bTag;
        }
    }

    /**
     * Adds what a system recoils against: one gluon of the initial state or two.
     *
     * @param pt transverse momentum of the system, GeV
     * @param phi its azimuth, rad
     */
    void addRecoil(double pt, double phi) {
        double share = random.nextDouble() < TWO_GLUONS ? random.nextDouble() : 1;
        addGluon(share * pt, phi);
        if (share < 1) {
            addGluon((1 - share) * pt, phi);
        }
    }

    private void addGluon(double pt, double phi) {
        double eta = JetResponse.RADIATION_WIDTH * random.nextGaussian();
        add(FourMomentum.ofPtEtaPhiMass(pt, eta, DeltaPhi.wrap(phi + Math.PI), 0), false);
    }

    private boolean counts(Jet jet) {
        return jet.pt() >= selection.countedPt() && Math.abs(jet.eta()) <= selection.countedEta();
    }

    boolean areEnough() {
        return jets >= selection.jets() && tagged >= selection.tagged();
    }

    boolean isIsolated(Lepton lepton) {
        return listed.stream()
                .noneMatch(
                        jet -> counts(jet) && DeltaR.of(lepton.eta(), lepton.phi(), jet.eta(), jet.phi()) < ISOLATION);
    }

    List<Jet> listed() {
        return listed;
    }

    /**
     * Returns the missing momentum: what is invisible, what was measured wrong, and the blur of everything soft.
     *
     * @param x momentum of all neutrinos, x, GeV
     * @param y momentum of all neutrinos, y, GeV
     */
    MissingPt missing(double x, double y) {
        double px = x + lostX + JetResponse.SOFT_WIDTH * random.nextGaussian();
        double py = y + lostY + JetResponse.SOFT_WIDTH * random.nextGaussian();
        return new MissingPt(Math.hypot(px, py), DeltaPhi.wrap(Math.atan2(py, px)), Double.NaN);
    }
}
