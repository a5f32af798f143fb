package io.dilepton.core.kinematics;

import io.dilepton.core.event.Lepton;

/**
 * Kinematics of a lepton pair. Differences are first minus second.
 *
 * @param mass invariant mass, GeV
 * @param pt transverse momentum of the pair, GeV
 * @param eta pseudorapidity of the pair, no unit; ±∞ on the beam axis
 * @param rapidity rapidity of the pair, no unit
 * @param phi azimuth of the pair, rad, in [-π, π)
 * @param charge sum of the charges in units of e: 0 for opposite sign
 * @param deltaEta difference of pseudorapidity, no unit
 * @param deltaPhi difference of azimuth, rad, in [-π, π)
 * @param deltaR √(deltaEta² + deltaPhi²), no unit
 * @param openingAngle angle between the momenta in three dimensions, rad, in [0, π]
 * @param cosThetaStar cosine of the polar angle of the negative lepton in the Collins–Soper frame, no unit; NaN unless one charge is
 *     negative and the other positive
 */
public record PairKinematics(
        double mass,
        double pt,
        double eta,
        double rapidity,
        double phi,
        int charge,
        double deltaEta,
        double deltaPhi,
        double deltaR,
        double openingAngle,
        double cosThetaStar) {

    /**
     * Computes the kinematics of a pair.
     *
     * @param first first lepton
     * @param second second lepton
     * @return the kinematics of the pair
     */
    public static PairKinematics of(Lepton first, Lepton second) {
        double pt = PairPt.of(first.pt(), first.phi(), second.pt(), second.phi());
        double pz = first.pt() * Math.sinh(first.eta()) + second.pt() * Math.sinh(second.eta());
        return new PairKinematics(
                PairMass.of(
                        first.pt(),
                        first.eta(),
                        first.phi(),
                        first.mass(),
                        second.pt(),
                        second.eta(),
                        second.phi(),
                        second.mass()),
                pt,
                pz == 0 ? 0 : Hyperbolic.asinh(pz / pt),
                rapidity(first, second),
                phi(first, second),
                first.charge() + second.charge(),
                DeltaEta.of(first.eta(), second.eta()),
                DeltaPhi.of(first.phi(), second.phi()),
                DeltaR.of(first.eta(), first.phi(), second.eta(), second.phi()),
                OpeningAngle.of(first.eta(), first.phi(), second.eta(), second.phi()),
                cosThetaStar(first, second));
    }

    /** Returns ½·ln((E+pz)/(E−pz)) of the pair about the mean of the two rapidities, so that no exponential is far from 1. */
    private static double rapidity(Lepton first, Lepton second) {
        double y1 = Rapidity.of(first.pt(), first.eta(), first.mass());
        double y2 = Rapidity.of(second.pt(), second.eta(), second.mass());
        double t1 = Math.hypot(first.pt(), first.mass());
        double t2 = Math.hypot(second.pt(), second.mass());
        double forward = Math.exp((y1 - y2) / 2);
        return (y1 + y2 + Math.log((t1 * forward + t2 / forward) / (t1 / forward + t2 * forward))) / 2;
    }

    private static double phi(Lepton first, Lepton second) {
        double px = first.pt() * Math.cos(first.phi()) + second.pt() * Math.cos(second.phi());
        double py = first.pt() * Math.sin(first.phi()) + second.pt() * Math.sin(second.phi());
        return DeltaPhi.wrap(Math.atan2(py, px));
    }

    private static double cosThetaStar(Lepton first, Lepton second) {
        if (first.charge() * second.charge() >= 0) {
            return Double.NaN;
        }
        Lepton minus = first.charge() < 0 ? first : second;
        Lepton plus = first.charge() < 0 ? second : first;
        return CollinsSoper.cosThetaStar(
                minus.pt(), minus.eta(), minus.phi(), minus.mass(), plus.pt(), plus.eta(), plus.phi(), plus.mass());
    }
}
