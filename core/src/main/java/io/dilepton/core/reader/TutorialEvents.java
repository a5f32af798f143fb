package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Truth;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of the CMS tutorial simulation at 7 TeV (records 207 to 210, and Drell-Yan): two leptons, missing transverse momentum and up to four
 * jets, all in Cartesian components. Signal is Drell-Yan, whose rows have no weight. Of events with more jets the sum of pt over
 * all jets is not known: NaN in the summary.
 */
final class TutorialEvents implements RowReader {

    private static final int LISTED_JETS = 4;
    private static final String DRELL_YAN = "dy";

    private final EventFrame frame;
    private final Identity identity;
    private final List<LeptonColumns> leptons;
    private final List<JetColumns> jets;
    private final ListedJets jetCount;
    private final int missingX;
    private final int missingY;
    private final int process;
    private final int weight;

    TutorialEvents(EventFrame frame) {
        Header header = frame.header();
        this.frame = frame;
        this.process = header.index("process");
        this.identity = new Identity(Header.ABSENT, header.index("entry"), process, frame.runNumber());
        this.leptons = List.of(LeptonColumns.of(header, "lep0_"), LeptonColumns.of(header, "lep1_"));
        this.jets = IntStream.range(0, LISTED_JETS)
                .mapToObj(i -> JetColumns.of(header, "jet" + i + "_"))
                .toList();
        this.jetCount = new ListedJets(header.index("NJet"), Header.ABSENT, LISTED_JETS);
        this.missingX = header.index("MET_px");
        this.missingY = header.index("MET_py");
        this.weight = header.index("EventWeight");
    }

    @Override
    public CollisionEvent read(Row row) {
        List<Lepton> pair = List.of(lepton(row, leptons.get(0)), lepton(row, leptons.get(1)));
        List<Jet> listed = new ArrayList<>(LISTED_JETS);
        for (JetColumns columns : jets) {
            if (!row.isEmpty(columns.px)) {
                listed.add(columns.read(row));
            }
        }
        JetSummary summary = jetCount.summary(row, listed.size());
        FourMomentum missing = FourMomentum.ofPxPyPzMass(row.number(missingX), row.number(missingY), 0, 0);
        String name = row.text(process);
        double eventWeight = row.isEmpty(weight) ? Double.NaN : row.number(weight);
        return frame.event(
                row,
                identity.of(row),
                pair,
                Quantity.missingPt(missing.pt(), missing.phi(), Double.NaN),
                listed,
                summary,
                Double.NaN,
                new Truth(name, name.equals(DRELL_YAN), eventWeight));
    }

    private static Lepton lepton(Row row, LeptonColumns columns) {
        int charge = row.charge(columns.charge);
        LeptonFlavour flavour = ParticleId.flavour(row, columns.pid, charge);
        return Quantity.ofComponents(
                row,
                flavour,
                charge,
                row.number(columns.px),
                row.number(columns.py),
                row.number(columns.pz),
                columns.energy);
    }

    private record LeptonColumns(int px, int py, int pz, int energy, int charge, int pid) {

        static LeptonColumns of(Header header, String prefix) {
            return new LeptonColumns(
                    header.index(prefix + "Px"),
                    header.index(prefix + "Py"),
                    header.index(prefix + "Pz"),
                    header.index(prefix + "E"),
                    header.index(prefix + "Charge"),
                    header.index(prefix + "pdgId"));
        }
    }

    private record JetColumns(int px, int py, int pz, int bTag) {

        static JetColumns of(Header header, String prefix) {
            return new JetColumns(
                    header.index(prefix + "Px"),
                    header.index(prefix + "Py"),
                    header.index(prefix + "Pz"),
                    header.index(prefix + "btag"));
        }

        Jet read(Row row) {
            FourMomentum momentum = FourMomentum.ofPxPyPzMass(row.number(px), row.number(py), row.number(pz), 0);
            return Quantity.jet(momentum.pt(), momentum.eta(), momentum.phi(), row.number(bTag));
        }
    }
}
