package io.dilepton.cli.eventcsv;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.kinematics.FourMomentum;
import io.dilepton.core.kinematics.PairMass;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The columns of the CERN dielectron record (304): GeV and rad, six decimals. */
final class MomentumCsv implements EventCsv {

    static final String HEADER = "Run,Event,E1,px1,py1,pz1,pt1,eta1,phi1,Q1,E2,px2,py2,pz2,pt2,eta2,phi2,Q2,M";

    private final Writer writer;
    private final StringBuilder row = new StringBuilder(300);
    private @Nullable LeptonFlavour flavour;

    MomentumCsv(Writer writer) throws IOException {
        this.writer = writer;
        writer.write(HEADER + "\n");
    }

    @Override
    public void write(CollisionEvent event) throws IOException {
        Lepton first = event.first();
        Lepton second = event.second();
        LeptonFlavour expected = flavour == null ? first.flavour() : flavour;
        if (first.flavour() != expected || second.flavour() != expected) {
            throw new IllegalArgumentException("these columns hold electrons or muons alone; ask for one channel");
        }
        flavour = expected;
        row.setLength(0);
        row.append(event.id().runNumber()).append(',').append(event.id().eventNumber());
        append(first);
        append(second);
        DecimalColumns.append(
                row,
                PairMass.of(
                        first.pt(),
                        first.eta(),
                        first.phi(),
                        first.mass(),
                        second.pt(),
                        second.eta(),
                        second.phi(),
                        second.mass()));
        writer.append(row).append('\n');
    }

    private void append(Lepton lepton) {
        FourMomentum momentum = FourMomentum.ofPtEtaPhiMass(lepton.pt(), lepton.eta(), lepton.phi(), lepton.mass());
        DecimalColumns.append(row, momentum.e());
        DecimalColumns.append(row, momentum.px());
        DecimalColumns.append(row, momentum.py());
        DecimalColumns.append(row, momentum.pz());
        DecimalColumns.append(row, lepton.pt());
        DecimalColumns.append(row, lepton.eta());
        DecimalColumns.append(row, lepton.phi());
        row.append(',').append(lepton.charge());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
