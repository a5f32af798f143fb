package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;

/** Rows of two leptons with pt, eta, phi, Q alone, and M in some files: the Z selections of 2011. */
final class AnglePairs implements RowReader {

    private final EventFrame frame;
    private final Identity identity;
    private final Columns first;
    private final Columns second;
    private final int mass;

    AnglePairs(EventFrame frame) {
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
        return Quantity.ofAngles(
                frame.flavour(),
                row.charge(columns.charge),
                Quantity.pt(row, columns.pt),
                Quantity.eta(row, columns.eta),
                Quantity.phi(row, columns.phi));
    }

    private record Columns(int pt, int eta, int phi, int charge) {

        static Columns of(Header header, int lepton) {
            return new Columns(
                    header.index("pt" + lepton),
                    header.index("eta" + lepton),
                    header.index("phi" + lepton),
                    header.index("Q" + lepton));
        }
    }
}
