package io.dilepton.core.kinematics;

import io.dilepton.core.event.Lepton;

/**
 * The quantities that several of a pair's kinematics are made of, computed once: {@link PairKinematics} is on the hot path of the stream, and
 * most of its time would go into hyperbolic and trigonometric functions of the same arguments. Each method gives what the class of its
 * quantity gives, by the same stable form.
 */
final class PairFrame {

    private final Lepton first;
    private final Lepton second;
    private final double deltaEta;
    private final double deltaPhi;
    private final double sinHalfPhi;
    private final double cosHalfPhi;
    private final double sinhEta1;
    private final double sinhEta2;
    private final double y1;
    private final double y2;
    private final double transverse1;
    private final double transverse2;
    private final double sinhHalfY;
    private final double mass;
    private final double pt;

    PairFrame(Lepton first, Lepton second) {
        this.first = first;
        this.second = second;
        double pt1 = first.pt();
        double pt2 = second.pt();
        double mass1 = first.mass();
        double mass2 = second.mass();
        deltaEta = DeltaEta.of(first.eta(), second.eta());
        deltaPhi = DeltaPhi.of(first.phi(), second.phi());
        sinHalfPhi = Math.sin(deltaPhi / 2);
        cosHalfPhi = Math.cos(deltaPhi / 2);
        sinhEta1 = Hyperbolic.sinh(first.eta());
        sinhEta2 = Hyperbolic.sinh(second.eta());
        double minusEta1 = Rapidity.minusEtaOfSinh(pt1, sinhEta1, mass1);
        double minusEta2 = Rapidity.minusEtaOfSinh(pt2, sinhEta2, mass2);
        y1 = first.eta() + minusEta1;
        y2 = second.eta() + minusEta2;
        sinhHalfY = Hyperbolic.sinh(((first.eta() - second.eta()) + (minusEta1 - minusEta2)) / 2);
        transverse1 = Math.sqrt(pt1 * pt1 + mass1 * mass1);
        transverse2 = Math.sqrt(pt2 * pt2 + mass2 * mass2);
        double unequal = mass1 * pt2 - mass2 * pt1;
        mass = PairMass.ofParts(transverse1 * transverse2, pt1 * pt2, mass1, mass2, unequal, sinhHalfY, sinHalfPhi);
        double difference = pt1 - pt2;
        pt = Math.sqrt(difference * difference + 4 * pt1 * pt2 * cosHalfPhi * cosHalfPhi);
    }

    double mass() {
        return mass;
    }

    double pt() {
        return pt;
    }

    double deltaEta() {
        return deltaEta;
    }

    double deltaPhi() {
        return deltaPhi;
    }

    double deltaR() {
        return Math.sqrt(deltaEta * deltaEta + deltaPhi * deltaPhi);
    }

    double eta() {
        double pz = pz();
        return pz == 0 ? 0 : Hyperbolic.asinh(pz / pt);
    }

    /** Returns ½·ln((E+pz)/(E−pz)) of the pair about the mean of the two rapidities, so that no exponential is far from 1. */
    double rapidity() {
        double sinh = Math.abs(sinhHalfY);
        double forward = sinh + Hyperbolic.coshOfSinh(sinh);
        double ahead = sinhHalfY < 0 ? transverse2 : transverse1;
        double behind = sinhHalfY < 0 ? transverse1 : transverse2;
        double ratio = (ahead * forward + behind / forward) / (ahead / forward + behind * forward);
        return (y1 + y2 + Math.log(ratio)) / 2;
    }

    /**
     * Returns the azimuth of the pair: that of the first lepton, turned by atan2(pt2·sin, pt1 + pt2·cos) of the angle from the first to the
     * second, whose second argument is (pt1 − pt2) + 2·pt2·cos²(Δφ/2) and does not cancel when the two are back to back.
     */
    double phi() {
        double across = -2 * second.pt() * sinHalfPhi * cosHalfPhi;
        double along = (first.pt() - second.pt()) + 2 * second.pt() * cosHalfPhi * cosHalfPhi;
        return DeltaPhi.wrap(first.phi() + Math.atan2(across, along));
    }

    double openingAngle() {
        double sinhHalf = Hyperbolic.sinh(deltaEta / 2);
        double sinhMean = Hyperbolic.sinh((first.eta() + second.eta()) / 2);
        double apart = Math.sqrt(sinhHalf * sinhHalf + sinHalfPhi * sinHalfPhi);
        double along = Math.sqrt(sinhMean * sinhMean + cosHalfPhi * cosHalfPhi);
        return 2 * Math.atan2(apart, along);
    }

    /** Returns what {@link CollinsSoper#cosThetaStar} does; NaN unless one charge is negative and the other positive. */
    double cosThetaStar() {
        if (first.charge() * second.charge() >= 0) {
            return Double.NaN;
        }
        double sinhY = 2 * sinhHalfY * Hyperbolic.coshOfSinh(sinhHalfY);
        double bracket = transverse1 * transverse2 * (first.charge() < 0 ? sinhY : -sinhY);
        double direction = pz() < 0 ? -1 : 1;
        double cos = 2 * bracket / (mass * Math.sqrt(mass * mass + pt * pt)) * direction;
        return Math.max(-1, Math.min(1, cos));
    }

    private double pz() {
        return first.pt() * sinhEta1 + second.pt() * sinhEta2;
    }
}
