package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of a simulation in the columns of a Delphes sample of ttbar: two leptons in pt, eta, phi, energy with their particle ids, missing transverse momentum and up to four
 * jets. All are ttbar but subsamples that are named drell-yan, which is signal, or fake. Of events with more jets the sum of pt over all jets is not known: NaN in the summary.
 */
final class DelphesEvents implements RowReader {

    private static final int LISTED_JETS = 4;
    private static final String TTBAR = "ttbar";
    private static final String DRELL_YAN = "drell-yan";

    /** Subsamples that are of another process: those of our own simulation. */
    private static final Set<String> NAMED = Set.of(DRELL_YAN, "fake");

    private final EventFrame frame;
    private final Identity identity;
    private final List<LeptonColumns> leptons;
    private final List<JetColumns> jets;
    private final ListedJets jetCount;
    private final int missing;
    private final int missingPhi;
    private final int weight;
    private final int sample;

    DelphesEvents(EventFrame frame) {
        Header header = frame.header();
        this.frame = frame;
        this.identity = new Identity(Header.ABSENT, header.index("entry"), header.index("sample"), frame.runNumber());
        this.leptons = List.of(LeptonColumns.of(header, "lep0_"), LeptonColumns.of(header, "lep1_"));
        this.jets = IntStream.range(0, LISTED_JETS)
                .mapToObj(i -> JetColumns.of(header, "jet" + i + "_"))
                .toList();
        this.jetCount = new ListedJets(header.index("num_jets"), Header.ABSENT, LISTED_JETS);
        this.missing = header.index("met");
        this.missingPhi = header.index("met_phi");
        this.weight = header.index("weight");
        this.sample = header.index("sample");
    }

    @Override
    public CollisionEvent read(Row row) {
        List<Lepton> pair = List.of(lepton(row, leptons.get(0)), lepton(row, leptons.get(1)));
        List<Jet> listed = new ArrayList<>(LISTED_JETS);
        for (JetColumns columns : jets) {
            if (!row.isEmpty(columns.pt)) {
                listed.add(columns.read(row));
            }
        }
        String name = row.text(sample);
        String process = NAMED.contains(name) ? name : TTBAR;
        JetSummary summary = jetCount.summary(row, listed.size());
        return frame.event(
                row,
                identity.of(row),
                pair,
                Quantity.missingPt(row, missing, missingPhi, Header.ABSENT),
                listed,
                summary,
                Double.NaN,
                new Truth(process, process.equals(DRELL_YAN), row.number(weight)));
    }

    private static Lepton lepton(Row row, LeptonColumns columns) {
        int charge = row.charge(columns.charge);
        LeptonFlavour flavour = ParticleId.flavour(row, columns.pid, charge);
        double pt = Quantity.pt(row, columns.pt);
        double eta = Quantity.eta(row, columns.eta);
        Lepton lepton = Quantity.ofAngles(flavour, charge, pt, eta, Quantity.phi(row, columns.phi));
        Quantity.checkEnergy(row, columns.energy, Math.hypot(pt * Math.cosh(eta), flavour.mass()));
        return lepton;
    }

    private record LeptonColumns(int pt, int eta, int phi, int energy, int pid, int charge) {

        static LeptonColumns of(Header header, String prefix) {
            return new LeptonColumns(
                    header.index(prefix + "pt"),
                    header.index(prefix + "eta"),
                    header.index(prefix + "phi"),
                    header.index(prefix + "energy"),
                    header.index(prefix + "pid"),
                    header.index(prefix + "charge"));
        }
    }

    private record JetColumns(int pt, int eta, int phi, int bTag) {

        static JetColumns of(Header header, String prefix) {
            return new JetColumns(
                    header.index(prefix + "pt"),
                    header.index(prefix + "eta"),
                    header.index(prefix + "phi"),
                    header.index(prefix + "b_tag"));
        }

        Jet read(Row row) {
            return Quantity.jet(row, pt, eta, phi, row.number(bTag));
        }
    }
}
