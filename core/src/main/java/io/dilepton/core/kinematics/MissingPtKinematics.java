package io.dilepton.core.kinematics;

import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;

/**
 * Observables of two leptons together with the missing transverse momentum.
 *
 * @param transverseMass1 transverse mass of the first lepton and the missing momentum, GeV
 * @param transverseMass2 transverse mass of the second lepton and the missing momentum, GeV
 * @param systemPt transverse momentum of lepton pair plus missing momentum, GeV
 * @param centrality centrality of the missing momentum in azimuth between the leptons, no unit, in [-√2, √2]; NaN where undefined
 */
public record MissingPtKinematics(double transverseMass1, double transverseMass2, double systemPt, double centrality) {

    /**
     * Computes the observables.
     *
     * @param first first lepton
     * @param second second lepton
     * @param missing missing transverse momentum
     * @return the observables
     */
    public static MissingPtKinematics of(Lepton first, Lepton second, MissingPt missing) {
        double px = first.pt() * Math.cos(first.phi())
                + second.pt() * Math.cos(second.phi())
                + missing.pt() * Math.cos(missing.phi());
        double py = first.pt() * Math.sin(first.phi())
                + second.pt() * Math.sin(second.phi())
                + missing.pt() * Math.sin(missing.phi());
        return new MissingPtKinematics(
                TransverseMass.leptonMet(first.pt(), first.phi(), missing.pt(), missing.phi()),
                TransverseMass.leptonMet(second.pt(), second.phi(), missing.pt(), missing.phi()),
                Math.hypot(px, py),
                AzimuthalCentrality.of(missing.phi(), first.phi(), second.phi()));
    }
}
