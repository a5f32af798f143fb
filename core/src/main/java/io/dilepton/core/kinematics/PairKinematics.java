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
        PairFrame frame = new PairFrame(first, second);
        return new PairKinematics(
                frame.mass(),
                frame.pt(),
                frame.eta(),
                frame.rapidity(),
                frame.phi(),
                first.charge() + second.charge(),
                frame.deltaEta(),
                frame.deltaPhi(),
                frame.deltaR(),
                frame.openingAngle(),
                frame.cosThetaStar());
    }
}
