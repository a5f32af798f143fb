package io.dilepton.core.reader;

import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.FourMomentum;
import io.dilepton.core.kinematics.PairMass;

/** Physical quantities out of cells, with the checks that each must pass. */
final class Quantity {

    /** Beyond any detector; the steepest electron of the known files has 7.1. */
    static final double MAX_ETA = 10;

    /** Design energy of a beam of the LHC, GeV: no lepton can have more. The highest of the known files is 4.3 TeV. */
    static final double MAX_ENERGY = 7000;

    private static final double TWO_PI = 2 * Math.PI;

    /** Known files agree within 4e-5; four decimals near rest are covered by the absolute part, GeV. */
    private static final double ENERGY_TOLERANCE = 1e-3;

    /** Known files agree within 7e-4; the absolute part, GeV, covers rounded masses near threshold. */
    private static final double MASS_TOLERANCE = 0.01;

    private static final double MASS_ALLOWANCE = 0.02;

    private Quantity() {}

    static double pt(Row row, int column) {
        double pt = row.number(column);
        if (pt <= 0) {
            throw row.fault(RejectReason.PT_NOT_POSITIVE, column, "not positive");
        }
        return pt;
    }

    static double eta(Row row, int column) {
        double eta = row.number(column);
        if (Math.abs(eta) > MAX_ETA) {
            throw row.fault(RejectReason.ETA_OUT_OF_RANGE, column, "beyond 10");
        }
        return eta;
    }

    /** Azimuth in [-π, π): one within ±2π is wrapped, one beyond was given in degrees. */
    static double phi(Row row, int column) {
        double phi = row.number(column);
        if (Math.abs(phi) > TWO_PI) {
            throw row.fault(RejectReason.ANGLE_IN_DEGREES, column, "beyond 2π: in degrees?");
        }
        return DeltaPhi.wrap(phi);
    }

    static MissingPt missingPt(Row row, int magnitude, int azimuth, int sum) {
        double pt = row.number(magnitude);
        if (pt < 0) {
            throw row.fault(RejectReason.MISSING_PT_NEGATIVE, magnitude, "negative");
        }
        return missingPt(pt, phi(row, azimuth), sum == Header.ABSENT ? Double.NaN : row.number(sum));
    }

    static MissingPt missingPt(double pt, double phi, double sumEt) {
        if (!(pt <= 2 * MAX_ENERGY)) {
            throw new RowFault(
                    RejectReason.ENERGY_OUT_OF_RANGE, "missing transverse momentum of " + pt + " GeV, above 14 TeV");
        }
        return new MissingPt(pt, phi, sumEt);
    }

    static Jet jet(Row row, int pt, int eta, int phi, double bTag) {
        return jet(pt(row, pt), eta(row, eta), phi(row, phi), bTag);
    }

    static Jet jet(double pt, double eta, double phi, double bTag) {
        if (!(pt > 0)) {
            throw new RowFault(RejectReason.PT_NOT_POSITIVE, "px and py of a jet are both zero");
        }
        if (Math.abs(eta) > MAX_ETA) {
            throw new RowFault(RejectReason.ETA_OUT_OF_RANGE, "eta of a jet is " + eta + ", beyond 10");
        }
        if (!(pt <= MAX_ENERGY)) {
            throw new RowFault(RejectReason.ENERGY_OUT_OF_RANGE, "pt of a jet is " + pt + " GeV, above 7 TeV");
        }
        return new Jet(pt, eta, phi, bTag);
    }

    /** A lepton from components, checked against the energy column. */
    static Lepton ofComponents(
            Row row, LeptonFlavour flavour, int charge, double px, double py, double pz, int energy) {
        FourMomentum momentum = FourMomentum.ofPxPyPzMass(px, py, pz, flavour.mass());
        if (px == 0 && py == 0) {
            throw new RowFault(RejectReason.PT_NOT_POSITIVE, "px and py are both zero");
        }
        checkEnergy(row, energy, momentum.e());
        double eta = momentum.eta();
        if (Math.abs(eta) > MAX_ETA) {
            throw new RowFault(RejectReason.ETA_OUT_OF_RANGE, "eta from px, py, pz is " + eta + ", beyond 10");
        }
        return new Lepton(flavour, charge, momentum.pt(), eta, momentum.phi(), flavour.mass());
    }

    /** A lepton from pt, eta, phi, whose energy must be possible. */
    static Lepton ofAngles(LeptonFlavour flavour, int charge, double pt, double eta, double phi) {
        double energy = pt * Math.cosh(eta);
        if (!(energy <= MAX_ENERGY)) {
            throw new RowFault(
                    RejectReason.ENERGY_OUT_OF_RANGE,
                    "pt " + pt + " at eta " + eta + " is an energy of " + energy + " GeV, above 7 TeV");
        }
        return new Lepton(flavour, charge, pt, eta, phi, flavour.mass());
    }

    /** Checks an energy column against the energy from momentum and mass. */
    static void checkEnergy(Row row, int column, double expected) {
        double energy = row.number(column);
        if (!(Math.max(energy, expected) <= MAX_ENERGY)) {
            throw row.fault(
                    RejectReason.ENERGY_OUT_OF_RANGE, column, "from the momentum " + expected + ": above 7 TeV");
        }
        if (Math.abs(energy - expected) > ENERGY_TOLERANCE * (1 + expected)) {
            throw row.fault(RejectReason.ENERGY_MISMATCH, column, "momentum and mass give " + expected);
        }
    }

    /** Checks the mass column against the mass of the pair. */
    static void checkMass(Row row, int column, Lepton first, Lepton second) {
        double mass = row.number(column);
        if (mass <= 0) {
            throw row.fault(RejectReason.MASS_NOT_POSITIVE, column, "not positive");
        }
        double expected = PairMass.of(
                first.pt(),
                first.eta(),
                first.phi(),
                first.mass(),
                second.pt(),
                second.eta(),
                second.phi(),
                second.mass());
        if (Math.abs(mass - expected) > MASS_TOLERANCE * expected + MASS_ALLOWANCE) {
            throw row.fault(RejectReason.MASS_MISMATCH, column, "the leptons give " + expected);
        }
    }
}
