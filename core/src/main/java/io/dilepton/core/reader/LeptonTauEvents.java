package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a lepton, a hadronic tau, missing transverse momentum and up to two listed jets: the ATLAS Higgs challenge (record 328) and
 * the FAIR Universe files, which differ in names and in the number that stands for "undefined".
 *
 * <p>Neither records charges (they are 0) nor the lepton's flavour (muon, unless the option says electron).
 */
final class LeptonTauEvents implements RowReader {

    private final EventFrame frame;
    private final Identity identity;
    private final double undefined;
    private final Columns lepton;
    private final Columns tau;
    private final Columns leading;
    private final Columns subleading;
    private final ListedJets jetCount;
    private final int missing;
    private final int missingPhi;
    private final int missingSum;
    private final int mmc;
    private final TruthColumns truth;

    private LeptonTauEvents(EventFrame frame, String tau, String jetCount, double undefined, TruthColumns truth) {
        Header header = frame.header();
        this.frame = frame;
        this.identity = new Identity(
                Header.ABSENT, header.firstOf("EventId", "Row"), header.index("detailed_labels"), frame.runNumber());
        this.undefined = undefined;
        this.lepton = Columns.of(header, "PRI_lep");
        this.tau = Columns.of(header, tau);
        this.leading = Columns.of(header, "PRI_jet_leading");
        this.subleading = Columns.of(header, "PRI_jet_subleading");
        this.jetCount = new ListedJets(header.index(jetCount), header.index("PRI_jet_all_pt"), 2);
        this.missing = header.index("PRI_met");
        this.missingPhi = header.index("PRI_met_phi");
        this.missingSum = header.index("PRI_met_sumet");
        this.mmc = header.index("DER_mass_MMC");
        this.truth = truth;
    }

    /** The ATLAS challenge of 2014. */
    static LeptonTauEvents atlas(EventFrame frame) {
        Header header = frame.header();
        return new LeptonTauEvents(
                frame, "PRI_tau", "PRI_jet_num", -999, new AtlasTruth(header.index("Label"), header.index("Weight")));
    }

    /** The FAIR Universe files. */
    static LeptonTauEvents fairUniverse(EventFrame frame) {
        Header header = frame.header();
        return new LeptonTauEvents(
                frame,
                "PRI_had",
                "PRI_n_jets",
                -25,
                new FairTruth(header.index("detailed_labels"), header.index("weights")));
    }

    @Override
    public CollisionEvent read(Row row) {
        List<Lepton> leptons =
                List.of(particle(row, frame.flavour(), lepton), particle(row, LeptonFlavour.TAU_HAD, tau));
        MissingPt met = Quantity.missingPt(row, missing, missingPhi, missingSum);
        List<Jet> jets = jets(row);
        JetSummary summary = jetCount.summary(row, jets.size());
        return frame.event(row, identity.of(row), leptons, met, jets, summary, mmcMass(row), truth.of(row));
    }

    private static Lepton particle(Row row, LeptonFlavour flavour, Columns columns) {
        return Quantity.ofAngles(
                flavour,
                0,
                Quantity.pt(row, columns.pt),
                Quantity.eta(row, columns.eta),
                Quantity.phi(row, columns.phi));
    }

    private List<Jet> jets(Row row) {
        List<Jet> jets = new ArrayList<>(2);
        for (Columns columns : List.of(leading, subleading)) {
            if (row.number(columns.pt) != undefined) {
                jets.add(Quantity.jet(row, columns.pt, columns.eta, columns.phi, Double.NaN));
            }
        }
        return jets;
    }

    private double mmcMass(Row row) {
        if (mmc == Header.ABSENT) {
            return Double.NaN;
        }
        double mass = row.number(mmc);
        if (mass <= 0 && mass != undefined) {
            throw row.fault(RejectReason.MASS_NOT_POSITIVE, mmc, "not positive");
        }
        return mass == undefined ? Double.NaN : mass;
    }

    private record Columns(int pt, int eta, int phi) {

        static Columns of(Header header, String particle) {
            return new Columns(
                    header.index(particle + "_pt"), header.index(particle + "_eta"), header.index(particle + "_phi"));
        }
    }

    /** What a row says about its generator; null where the file keeps it back. */
    private sealed interface TruthColumns {

        @Nullable
        Truth of(Row row);
    }

    private record AtlasTruth(int label, int weight) implements TruthColumns {

        @Override
        public @Nullable Truth of(Row row) {
            if (label == Header.ABSENT) {
                return null;
            }
            boolean signal = row.text(label).equals("s");
            if (!signal && !row.text(label).equals("b")) {
                throw row.fault(RejectReason.UNKNOWN_CODE, label, "neither s nor b");
            }
            return new Truth(
                    signal ? "htautau" : "background",
                    signal,
                    weight == Header.ABSENT ? Double.NaN : row.number(weight));
        }
    }

    private record FairTruth(int process, int weight) implements TruthColumns {

        @Override
        public @Nullable Truth of(Row row) {
            if (process == Header.ABSENT) {
                return null;
            }
            String name = row.text(process);
            return new Truth(name, name.equals("htautau"), weight == Header.ABSENT ? Double.NaN : row.number(weight));
        }
    }
}
