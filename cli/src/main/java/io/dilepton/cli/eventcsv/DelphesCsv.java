package io.dilepton.cli.eventcsv;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Truth;
import java.io.IOException;
import java.io.Writer;

/**
 * The columns of a Delphes sample of events with two leptons: GeV and rad, six decimals. Of more than four jets the four of highest pt are listed, and all are counted. The
 * process, or else the data set, is the name of the subsample; the weight is 1.
 */
final class DelphesCsv implements EventCsv {

    private static final int LISTED_JETS = 4;
    private static final int ELECTRON = 11;
    private static final int MUON = 13;
    private static final double TAGGED = 0.5;

    private final Writer writer;
    private final StringBuilder row = new StringBuilder(400);

    DelphesCsv(Writer writer) throws IOException {
        this.writer = writer;
        StringBuilder header = new StringBuilder("sample,entry,weight,met,met_phi");
        for (int i = 0; i < 2; i++) {
            for (String column : new String[] {"pt", "eta", "phi", "energy", "pid", "charge"}) {
                header.append(",lep").append(i).append('_').append(column);
            }
        }
        header.append(",num_jets,num_b_jets");
        for (int i = 0; i < LISTED_JETS; i++) {
            for (String column : new String[] {"pt", "eta", "phi", "b_tag"}) {
                header.append(",jet").append(i).append('_').append(column);
            }
        }
        writer.append(header).append('\n');
    }

    @Override
    public void write(CollisionEvent event) throws IOException {
        MissingPt missing = event.missingPt();
        if (missing == null
                || event.first().flavour() == LeptonFlavour.TAU_HAD
                || event.second().flavour() == LeptonFlavour.TAU_HAD) {
            throw new IllegalArgumentException("these columns hold two electrons or muons and missing momentum");
        }
        row.setLength(0);
        row.append(sample(event)).append(',').append(event.id().eventNumber()).append(",1");
        DecimalColumns.append(row, missing.pt());
        DecimalColumns.append(row, missing.phi());
        append(event.first());
        append(event.second());
        row.append(',').append(event.jets().size());
        row.append(',')
                .append(event.jets().stream().filter(jet -> jet.bTag() > TAGGED).count());
        for (int i = 0; i < LISTED_JETS; i++) {
            if (i < event.jets().size()) {
                append(event.jets().get(i));
            } else {
                row.append(",,,,");
            }
        }
        writer.append(row).append('\n');
    }

    private static String sample(CollisionEvent event) {
        Truth truth = event.truth();
        String name = truth == null ? event.dataset() : truth.process();
        return name == null ? "events" : name.replaceAll("[,\"\\s]", "_");
    }

    private void append(Lepton lepton) {
        DecimalColumns.append(row, lepton.pt());
        DecimalColumns.append(row, lepton.eta());
        DecimalColumns.append(row, lepton.phi());
        DecimalColumns.append(row, Math.hypot(lepton.pt() * Math.cosh(lepton.eta()), lepton.mass()));
        row.append(',').append(-lepton.charge() * (lepton.flavour() == LeptonFlavour.MUON ? MUON : ELECTRON));
        row.append(',').append(lepton.charge());
    }

    private void append(Jet jet) {
        DecimalColumns.append(row, jet.pt());
        DecimalColumns.append(row, jet.eta());
        DecimalColumns.append(row, jet.phi());
        if (Double.isNaN(jet.bTag())) {
            row.append(",0");
        } else {
            DecimalColumns.append(row, jet.bTag());
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
