package io.dilepton.core.reader;

import io.dilepton.core.event.Origin;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The kinds of files that can be read, each with the columns that it needs. A header is of the first kind all of whose columns it has;
 * the order of the columns and further columns do not matter. Further columns that a kind knows, such as {@code M}, are read and checked where
 * they are there.
 */
// The lists are copies and the functions constructors, which the checker cannot see.
@SuppressWarnings("ImmutableEnumChecker")
public enum EventFormat {
    /** Two leptons in energy and momentum: CMS records 301, 303, 304, 307, 545, 700. */
    LEPTON_MOMENTA(
            "lepton-momenta",
            Origin.DATA,
            "E1,px1,py1,pz1,Q1,E2,px2,py2,pz2,Q2",
            "Run,Event,Row,pt1,eta1,phi1,pt2,eta2,phi2,M",
            MomentumPairs::new),
    /** Two leptons in pt, eta, phi: Z selections of CMS, record 545. */
    LEPTON_ANGLES(
            "lepton-angles", Origin.DATA, "pt1,eta1,phi1,Q1,pt2,eta2,phi2,Q2", "Run,Event,Row,M", AnglePairs::new),
    /** ATLAS Higgs boson machine learning challenge 2014: record 328. */
    ATLAS_HIGGS(
            "atlas-higgs-2014",
            Origin.SIMULATION,
            "EventId,PRI_tau_pt,PRI_tau_eta,PRI_tau_phi,PRI_lep_pt,PRI_lep_eta,PRI_lep_phi,PRI_met,PRI_met_phi,PRI_met_sumet,"
                    + "PRI_jet_num,PRI_jet_leading_pt,PRI_jet_leading_eta,PRI_jet_leading_phi,"
                    + "PRI_jet_subleading_pt,PRI_jet_subleading_eta,PRI_jet_subleading_phi,PRI_jet_all_pt",
            "DER_mass_MMC,Weight,Label",
            LeptonTauEvents::atlas),
    /** FAIR Universe HiggsML, doi:10.5281/zenodo.15131565. */
    FAIR_UNIVERSE(
            "fair-universe",
            Origin.SIMULATION,
            "PRI_lep_pt,PRI_lep_eta,PRI_lep_phi,PRI_had_pt,PRI_had_eta,PRI_had_phi,PRI_met,PRI_met_phi,"
                    + "PRI_n_jets,PRI_jet_leading_pt,PRI_jet_leading_eta,PRI_jet_leading_phi,"
                    + "PRI_jet_subleading_pt,PRI_jet_subleading_eta,PRI_jet_subleading_phi,PRI_jet_all_pt",
            "Row,detailed_labels,weights",
            LeptonTauEvents::fairUniverse),
    /** A Delphes simulation of ttbar with two leptons. */
    DELPHES_DILEPTON(
            "delphes-dilepton",
            Origin.SIMULATION,
            "sample,entry,weight,met,met_phi,num_jets,"
                    + particles("lep", 2, "pt", "eta", "phi", "energy", "pid", "charge")
                    + particles("jet", 4, "pt", "eta", "phi", "b_tag"),
            "",
            DelphesEvents::new),
    /** The CMS tutorial simulation at 7 TeV: records 207 to 210. */
    CMS_TUTORIAL(
            "cms-tutorial",
            Origin.SIMULATION,
            "process,entry,EventWeight,MET_px,MET_py,NJet,"
                    + particles("lep", 2, "Px", "Py", "Pz", "E", "Charge", "pdgId")
                    + particles("jet", 4, "Px", "Py", "Pz", "E", "btag"),
            "",
            TutorialEvents::new);

    private static final int SHOWN_COLUMNS = 10;

    private final String code;
    private final Origin origin;
    private final List<String> needed;
    private final List<String> known;
    private final Function<EventFrame, RowReader> reader;

    EventFormat(String code, Origin origin, String needed, String known, Function<EventFrame, RowReader> reader) {
        this.code = code;
        this.origin = origin;
        this.needed = List.of(needed.split(","));
        this.known = known.isEmpty() ? List.of() : List.of(known.split(","));
        this.reader = reader;
    }

    private static String particles(String name, int count, String... quantities) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < count; i++) {
            for (String quantity : quantities) {
                columns.append(name).append(i).append('_').append(quantity).append(',');
            }
        }
        return columns.toString();
    }

    /**
     * Returns the name of the format.
     *
     * @return lower-case words joined by dashes
     */
    public String code() {
        return code;
    }

    /**
     * Returns where the events of such files come from.
     *
     * @return data or simulation
     */
    public Origin origin() {
        return origin;
    }

    /**
     * Returns the columns without which a file is not of this format.
     *
     * @return column names
     */
    public List<String> needed() {
        return needed;
    }

    @Override
    public String toString() {
        return code;
    }

    /** Whether the rows leave the flavour of both leptons to the file. */
    boolean isOfOneFlavour() {
        return this == LEPTON_MOMENTA || this == LEPTON_ANGLES;
    }

    RowReader reader(EventFrame frame) {
        return reader.apply(frame);
    }

    /** Columns of this format that a header names twice, so that it is not clear which one counts. */
    List<String> ambiguous(Header header) {
        return Stream.concat(needed.stream(), known.stream())
                .filter(name -> !header.repeated(List.of(name)).isEmpty())
                .toList();
    }

    static Optional<EventFormat> of(Header header) {
        return Arrays.stream(values())
                .filter(format -> header.hasAll(format.needed))
                .findFirst();
    }

    /** All formats with their columns, one a line; and of the one that comes nearest to a header, what it lacks. */
    static String overview(Header header) {
        StringBuilder text = new StringBuilder();
        for (EventFormat format : values()) {
            int shown = Math.min(SHOWN_COLUMNS, format.needed.size());
            text.append("  ")
                    .append(format.code)
                    .append(": ")
                    .append(String.join(",", format.needed.subList(0, shown)));
            text.append(shown < format.needed.size() ? ",… (" + format.needed.size() + " columns)" : "");
            text.append(System.lineSeparator());
        }
        EventFormat nearest = Arrays.stream(values())
                .min(Comparator.comparingDouble(
                        format -> (double) format.lacking(header).size() / format.needed.size()))
                .orElseThrow();
        List<String> lacking = nearest.lacking(header);
        boolean near = lacking.size() * 2 < nearest.needed.size();
        return text.append(near ? "Nearest is " + nearest.code + ", which lacks: " + String.join(",", lacking) : "")
                .toString()
                .stripTrailing();
    }

    private List<String> lacking(Header header) {
        return needed.stream().filter(name -> !header.has(name)).toList();
    }
}
