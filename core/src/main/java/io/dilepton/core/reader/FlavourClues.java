package io.dilepton.core.reader;

import io.dilepton.core.event.LeptonFlavour;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a file of lepton pairs holds electrons or muons: by columns that only one kind has, by words in the file name, and by the
 * energies of its first rows, of which only one mass is true.
 */
final class FlavourClues {

    /** Rows looked at for their energies. */
    static final int ROWS = 200;

    private static final Map<String, LeptonFlavour> COLUMNS = Map.of(
            "sigmaEtaEta1", LeptonFlavour.ELECTRON,
            "HoverE1", LeptonFlavour.ELECTRON,
            "dxy1", LeptonFlavour.MUON,
            "iso1", LeptonFlavour.MUON,
            "Type", LeptonFlavour.MUON,
            "Type1", LeptonFlavour.MUON);
    private static final List<String> ELECTRON_PARTS = List.of("electron", "doubleel", "elel");
    private static final Set<String> ELECTRON_WORDS = Set.of("zee", "ee", "jpsiee");
    private static final List<String> MUON_PARTS = List.of("muon", "mumu", "doublemu", "murun", "jpsi", "upsilon");

    /** The masses must differ in energy by this share of it, ten times the rounding of six digits. */
    private static final double VISIBLE = 1e-5;

    private static final int ENOUGH_VOTES = 10;
    private static final double MAJORITY = 0.8;

    private FlavourClues() {}

    /** Columns of the electron's shower win over those that both kinds have under one name ({@code type1}). */
    static Optional<LeptonFlavour> ofColumns(Header header) {
        List<LeptonFlavour> clues = COLUMNS.entrySet().stream()
                .filter(entry -> header.has(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return clues.contains(LeptonFlavour.ELECTRON)
                ? Optional.of(LeptonFlavour.ELECTRON)
                : clues.stream().findFirst();
    }

    /** Nothing where the name has words of both flavours. */
    static Optional<LeptonFlavour> ofFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        boolean electron = ELECTRON_PARTS.stream().anyMatch(name::contains)
                || List.of(name.split("[^a-z]+")).stream().anyMatch(ELECTRON_WORDS::contains);
        boolean muon = MUON_PARTS.stream().anyMatch(name::contains);
        if (electron == muon) {
            return Optional.empty();
        }
        return Optional.of(electron ? LeptonFlavour.ELECTRON : LeptonFlavour.MUON);
    }

    /** Nothing where momenta are too high, digits too few or rows too bad to tell. */
    static Optional<LeptonFlavour> ofEnergies(Header header, List<LineSource.Line> lines) {
        Row row = new Row(header);
        int electrons = 0;
        int muons = 0;
        for (LineSource.Line line : lines) {
            for (String lepton : List.of("1", "2")) {
                int vote = vote(row, line.text(), header, lepton);
                electrons += vote < 0 ? 1 : 0;
                muons += vote > 0 ? 1 : 0;
            }
        }
        int votes = electrons + muons;
        if (votes < ENOUGH_VOTES || Math.max(electrons, muons) < MAJORITY * votes) {
            return Optional.empty();
        }
        return Optional.of(electrons > muons ? LeptonFlavour.ELECTRON : LeptonFlavour.MUON);
    }

    private static int vote(Row row, String line, Header header, String lepton) {
        try {
            row.load(line);
            return vote(row, header, lepton);
        } catch (RowFault badRow) {
            return 0;
        }
    }

    private static int vote(Row row, Header header, String lepton) {
        double px = row.number(header.index("px" + lepton));
        double py = row.number(header.index("py" + lepton));
        double pz = row.number(header.index("pz" + lepton));
        double energy = row.number(header.index("E" + lepton));
        double p = Math.sqrt(px * px + py * py + pz * pz);
        double asElectron = Math.hypot(p, LeptonFlavour.ELECTRON.mass());
        double asMuon = Math.hypot(p, LeptonFlavour.MUON.mass());
        return asMuon - asElectron < VISIBLE * p
                ? 0
                : Double.compare(Math.abs(energy - asElectron), Math.abs(energy - asMuon));
    }
}
