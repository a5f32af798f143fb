package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.kinematics.DeltaPhi;

/**
 * Rows of two leptons with E, px, py, pz, Q and, in most files, pt, eta, phi and M: records 301, 303, 304, 307, 545, 700 and their kin.
 */
final class MomentumPairs implements RowReader {

    /** Electrons: all columns are of one fit and agree within 1e-5; four decimals at low pt need more. */
    private static final double ELECTRON_TOLERANCE = 0.01;

    /** Muons: pt may be of another fit, measured up to a factor of 40. */
    private static final double MUON_FACTOR = 100;

    private final EventFrame frame;
    private final Identity identity;
    private final Columns first;
    private final Columns second;
    private final int mass;

    MomentumPairs(EventFrame frame) {
        Header header = frame.header();
        this.frame = frame;
        this.identity =
                new Identity(header.index("Run"), header.firstOf("Event", "Row"), Header.ABSENT, frame.runNumber());
        this.first = Columns.of(header, 1);
        this.second = Columns.of(header, 2);
        this.mass = header.index("M");
    }

    @Override
    public CollisionEvent read(Row row) {
        Lepton a = lepton(row, first);
        Lepton b = lepton(row, second);
        if (mass != Header.ABSENT) {
            Quantity.checkMass(row, mass, a, b);
        }
        return frame.pair(row, identity.of(row), a, b);
    }

    private Lepton lepton(Row row, Columns columns) {
        int charge = row.charge(columns.charge);
        double pt = columns.pt == Header.ABSENT ? Double.NaN : Quantity.pt(row, columns.pt);
        double eta = columns.eta == Header.ABSENT ? Double.NaN : Quantity.eta(row, columns.eta);
        double phi = columns.phi == Header.ABSENT ? Double.NaN : Quantity.phi(row, columns.phi);
        Lepton lepton = Quantity.ofComponents(
                row,
                frame.flavour(),
                charge,
                row.number(columns.px),
                row.number(columns.py),
                row.number(columns.pz),
                columns.energy);
        checkAngles(row, columns, lepton, pt, eta, phi);
        return lepton;
    }

    /** Compares what px, py, pz say with the columns pt, eta, phi; a comparison with an absent column (NaN) is false. */
    private void checkAngles(Row row, Columns columns, Lepton lepton, double pt, double eta, double phi) {
        double ratio = pt / lepton.pt();
        if (frame.flavour() == LeptonFlavour.ELECTRON) {
            if (Math.abs(ratio - 1) > ELECTRON_TOLERANCE) {
                throw row.fault(RejectReason.MOMENTUM_MISMATCH, columns.pt, "px and py give " + lepton.pt());
            }
            if (Math.abs(eta - lepton.eta()) > ELECTRON_TOLERANCE) {
                throw row.fault(RejectReason.MOMENTUM_MISMATCH, columns.eta, "px, py, pz give " + lepton.eta());
            }
            if (Math.abs(DeltaPhi.wrap(phi - lepton.phi())) > ELECTRON_TOLERANCE) {
                throw row.fault(RejectReason.MOMENTUM_MISMATCH, columns.phi, "px and py give " + lepton.phi());
            }
        } else if (ratio > MUON_FACTOR || ratio < 1 / MUON_FACTOR) {
            throw row.fault(RejectReason.MOMENTUM_MISMATCH, columns.pt, "px and py give " + lepton.pt());
        }
    }

    private record Columns(int energy, int px, int py, int pz, int charge, int pt, int eta, int phi) {

        static Columns of(Header header, int lepton) {
            return new Columns(
                    header.index("E" + lepton),
                    header.index("px" + lepton),
                    header.index("py" + lepton),
                    header.index("pz" + lepton),
                    header.index("Q" + lepton),
                    header.index("pt" + lepton),
                    header.index("eta" + lepton),
                    header.index("phi" + lepton));
        }
    }
}
