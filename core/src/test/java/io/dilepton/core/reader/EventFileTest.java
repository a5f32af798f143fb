package io.dilepton.core.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFileTest {

    private static final ReaderOptions DEFAULTS = ReaderOptions.defaults();
    private static final String NAMELESS = "E1,px1,py1,pz1,Q1,E2,px2,py2,pz2,Q2";
    private static final String TWO_MUONS = "5.001116,3,4,0,1,13.000429,5,12,0,-1";
    private static final String ATLAS =
            "EventId,DER_mass_MMC,PRI_tau_pt,PRI_tau_eta,PRI_tau_phi,PRI_lep_pt,PRI_lep_eta,"
                    + "PRI_lep_phi,PRI_met,PRI_met_phi,PRI_met_sumet,PRI_jet_num,PRI_jet_leading_pt,PRI_jet_leading_eta,"
                    + "PRI_jet_leading_phi,PRI_jet_subleading_pt,PRI_jet_subleading_eta,PRI_jet_subleading_phi,PRI_jet_all_pt,"
                    + "Weight,Label";
    private static final String FAIR = "detailed_labels,Row,PRI_lep_pt,PRI_lep_eta,PRI_lep_phi,PRI_had_pt,PRI_had_eta,"
            + "PRI_had_phi,PRI_jet_leading_pt,PRI_jet_leading_eta,PRI_jet_leading_phi,PRI_jet_subleading_pt,"
            + "PRI_jet_subleading_eta,PRI_jet_subleading_phi,PRI_n_jets,PRI_jet_all_pt,PRI_met,PRI_met_phi";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void shouldTakeMomentaWithTheMassOfTheFlavour() {
        CollisionEvent event = single("dimuon.csv", NAMELESS, TWO_MUONS);

        assertThat(event.first().flavour()).isEqualTo(LeptonFlavour.MUON);
        assertThat(event.first().pt()).isCloseTo(5, within(1e-12));
        assertThat(event.first().eta()).isZero();
        assertThat(event.first().phi()).isCloseTo(Math.atan2(4, 3), within(1e-12));
        assertThat(event.first().mass()).isEqualTo(LeptonFlavour.MUON.mass());
        assertThat(event.second().charge()).isEqualTo(-1);
        assertThat(event.dataset()).isEqualTo("dimuon.csv");
        assertThat(event.origin()).isEqualTo(Origin.DATA);
        assertThat(event.truth()).isNull();
    }

    @Test
    void shouldNumberRowsAndTakeTheRunOfTheOptionWhenThereAreNoIds() {
        List<CollisionEvent> events =
                events(file("dimuon.csv", NAMELESS, TWO_MUONS, "broken", TWO_MUONS), DEFAULTS.withRunNumber(42));

        assertThat(events).extracting(CollisionEvent::id).containsExactly(new EventId(42, 0, 1), new EventId(42, 0, 3));
    }

    @Test
    void shouldTakeTheRowColumnWhenThereIsNoEvent() {
        assertThat(single("dimuon.csv", "Row," + NAMELESS, "17," + TWO_MUONS).id())
                .isEqualTo(new EventId(0, 0, 17));
    }

    @Test
    void shouldReadColumnsInAnyOrderAndCase() {
        CollisionEvent event = single(
                "x.csv",
                "type1,Q1,PX1,py1 ,pz1,e1,Event,Run,E2,px2,py2,pz2,Q2",
                "G,1,3,4,0,5.001116,9,8,13.000429,5,12,0,-1");

        assertThat(event.id()).isEqualTo(new EventId(8, 0, 9));
        assertThat(event.first().pt()).isCloseTo(5, within(1e-12));
        assertThat(event.first().flavour()).isEqualTo(LeptonFlavour.MUON);
    }

    @Test
    void shouldAcceptAnotherTrackFitOfMuonsButNotOfElectrons() {
        String header = NAMELESS + ",pt1,eta1,phi1,pt2,eta2,phi2";
        String row = TWO_MUONS + ",7.5,0.2,0.5,13,0,1.17";

        assertThat(single("dimuon.csv", header, row).first().pt()).isCloseTo(5, within(1e-12));
        assertThat(events(
                        file(
                                "dielectron.csv",
                                header,
                                row.replace("5.001116", "5").replace("13.000429", "13")),
                        DEFAULTS))
                .isEmpty();
    }

    @Test
    void shouldTakeAnglesWithTheMassOfTheFlavourWhenThereIsNothingElse() {
        CollisionEvent event =
                single("zmumu.csv", "Run,Event,pt1,eta1,phi1,Q1,pt2,eta2,phi2,Q2", "1,2,30,-1.5,4.0,1,40,2.25,-3.1,-1");

        assertThat(event.first().pt()).isEqualTo(30);
        assertThat(event.first().eta()).isEqualTo(-1.5);
        assertThat(event.first().phi()).as("wrapped").isCloseTo(4 - 2 * Math.PI, within(1e-12));
        assertThat(event.second().mass()).isEqualTo(LeptonFlavour.MUON.mass());
    }

    @Test
    void shouldReadTheHiggsChallenge() {
        CollisionEvent event = single(
                "challenge.csv",
                ATLAS,
                "100,125.5,32.5,1.25,0.5,51.25,-2.25,3.142,16.75,-0.25,258.5,3,67.5,2.5,0.75,46.5,1.25,-2.5,150.25,0.125,s");

        assertThat(event.id()).isEqualTo(new EventId(0, 0, 100));
        assertThat(event.first().flavour()).isEqualTo(LeptonFlavour.MUON);
        assertThat(event.first().charge()).isZero();
        assertThat(event.first().phi()).as("rounded up beyond pi").isCloseTo(3.142 - 2 * Math.PI, within(1e-12));
        assertThat(event.second().flavour()).isEqualTo(LeptonFlavour.TAU_HAD);
        assertThat(event.second().pt()).isEqualTo(32.5);
        assertThat(event.missingPt()).isEqualTo(new MissingPt(16.75, -0.25, 258.5));
        assertThat(event.jets())
                .containsExactly(new Jet(67.5, 2.5, 0.75, Double.NaN), new Jet(46.5, 1.25, -2.5, Double.NaN));
        assertThat(event.jetSummary()).isEqualTo(new JetSummary(3, 150.25));
        assertThat(event.mmcMass()).isEqualTo(125.5);
        assertThat(event.truth()).isEqualTo(new Truth("htautau", true, 0.125));
        assertThat(event.origin()).isEqualTo(Origin.SIMULATION);
    }

    @Test
    void shouldLeaveOutWhatTheHiggsChallengeLeavesUndefined() {
        CollisionEvent event = single(
                "challenge.csv",
                ATLAS,
                "101,-999.0,32.5,1.25,0.5,51.25,-2.25,0.5,16.75,-0.25,258.5,0,-999.0,-999.0,-999.0,-999.0,-999.0,-999.0,0,2,b");

        assertThat(event.jets()).isEmpty();
        assertThat(event.jetSummary()).isNull();
        assertThat(event.mmcMass()).isNaN();
        assertThat(event.truth()).isEqualTo(new Truth("background", false, 2));
    }

    @Test
    void shouldRejectWhenTheHiggsChallengeContradictsItself() {
        String good =
                "102,-999,32.5,1.25,0.5,51.25,-2.25,0.5,16.75,-0.25,258.5,1,67.5,2.5,0.75,-999,-999,-999,67.5,2,b";
        Path file = file(
                "challenge.csv",
                ATLAS,
                good,
                SyntheticRows.with(good, 11, "2"),
                SyntheticRows.with(good, 20, "x"),
                SyntheticRows.with(good, 8, "-1"),
                SyntheticRows.with(good, 2, "-999"),
                SyntheticRows.with(good, 1, "0"),
                SyntheticRows.with(good, 10, "-3"));

        assertThat(reasons(file))
                .containsExactly(
                        RejectReason.JETS_MISMATCH,
                        RejectReason.UNKNOWN_CODE,
                        RejectReason.MISSING_PT_NEGATIVE,
                        RejectReason.PT_NOT_POSITIVE,
                        RejectReason.MASS_NOT_POSITIVE,
                        RejectReason.INVALID_EVENT);
    }

    @Test
    void shouldGiveSubsamplesWithTheSameNumbersTheirOwnIdentities() {
        String row = "7,51.5,1,0.5,32.5,-1,2,-25,-25,-25,-25,-25,-25,0,0,16.5,1.5";
        List<CollisionEvent> events = events(file("fair.csv", FAIR, "ttbar," + row, "htautau," + row), DEFAULTS);

        assertThat(events).extracting(event -> event.id().eventNumber()).containsExactly(7L, 7L);
        assertThat(events.get(0).id().luminosityBlock())
                .isNotEqualTo(events.get(1).id().luminosityBlock())
                .isPositive();
        assertThat(events.get(0).truth()).isEqualTo(new Truth("ttbar", false, Double.NaN));
        assertThat(events.get(1).truth()).isEqualTo(new Truth("htautau", true, Double.NaN));
        assertThat(events.get(0).jets()).isEmpty();
    }

    @Test
    void shouldReadTheDelphesSampleWithMixedFlavours() {
        String header = "sample,entry,weight,met,met_phi,lep0_pt,lep0_eta,lep0_phi,lep0_energy,lep0_pid,lep0_charge,"
                + "lep1_pt,lep1_eta,lep1_phi,lep1_energy,lep1_pid,lep1_charge,num_jets,"
                + "jet0_pt,jet0_eta,jet0_phi,jet0_b_tag,jet1_pt,jet1_eta,jet1_phi,jet1_b_tag,"
                + "jet2_pt,jet2_eta,jet2_phi,jet2_b_tag,jet3_pt,jet3_eta,jet3_phi,jet3_b_tag";
        String good = "tree,5,-1,70.5,1.5,50,0,-2.5,50.000112,13,-1,40,0,0.5,40,-11,1,2,80,1,2,1,30,-1,3,0,,,,,,,,";
        Path file =
                file("sample.csv", header, good, SyntheticRows.with(good, 9, "-13"), SyntheticRows.with(good, 9, "15"));

        CollisionEvent event = events(file, DEFAULTS).get(0);

        assertThat(event.first().flavour()).isEqualTo(LeptonFlavour.MUON);
        assertThat(event.second().flavour()).isEqualTo(LeptonFlavour.ELECTRON);
        assertThat(event.jets()).containsExactly(new Jet(80, 1, 2, 1), new Jet(30, -1, 3, 0));
        assertThat(event.truth()).isEqualTo(new Truth("ttbar", false, -1));
        assertThat(reasons(file)).containsExactly(RejectReason.CHARGE_NOT_UNIT, RejectReason.UNKNOWN_CODE);
    }

    @Test
    void shouldReadTheTutorialSampleInComponents() {
        String particles = "lep0_Px,lep0_Py,lep0_Pz,lep0_E,lep0_Charge,lep0_Iso,lep0_pdgId,"
                + "lep1_Px,lep1_Py,lep1_Pz,lep1_E,lep1_Charge,lep1_Iso,lep1_pdgId,NJet,";
        String jets = "jet0_Px,jet0_Py,jet0_Pz,jet0_E,jet0_btag,jet1_Px,jet1_Py,jet1_Pz,jet1_E,jet1_btag,"
                + "jet2_Px,jet2_Py,jet2_Pz,jet2_E,jet2_btag,jet3_Px,jet3_Py,jet3_Pz,jet3_E,jet3_btag";
        CollisionEvent event = single(
                "sim.csv",
                "process,entry,EventWeight,MET_px,MET_py," + particles + jets,
                "dy,3,,-3,4,3,4,0,5.001116,-1,,13,5,12,0,13.000429,1,,-13,1,30,40,0,51,2.5,,,,,,,,,,,,,,,");

        assertThat(event.missingPt())
                .isNotNull()
                .satisfies(met -> assertThat(met.pt()).isEqualTo(5));
        assertThat(event.jets()).containsExactly(new Jet(50, 0, Math.atan2(40, 30), 2.5));
        assertThat(event.truth()).isEqualTo(new Truth("dy", true, Double.NaN));
    }

    @Test
    void shouldGiveTimesByTheClock() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<CollisionEvent> events = events(
                file("dimuon.csv", NAMELESS, TWO_MUONS, "broken", TWO_MUONS),
                DEFAULTS.withClock(EventClock.steady(start, 50)));

        assertThat(events).extracting(CollisionEvent::eventTime).containsExactly(start, start.plusMillis(40));
    }

    @Test
    void shouldReadTheSameFromPlainGzippedQuotedAndWindowsFiles() {
        byte[] windows =
                ("\uFEFF\"Row\"," + NAMELESS + "\r\n\r\n\"17\"," + TWO_MUONS + "\r\n").getBytes(StandardCharsets.UTF_8);
        Path quoted = SyntheticRows.write(directory.resolve("dimuon-windows.csv"), windows);
        Path gzipped = SyntheticRows.gzipped(directory, "dimuon", List.of("Row," + NAMELESS, "17," + TWO_MUONS));

        assertThat(events(quoted, DEFAULTS)).extracting(CollisionEvent::id).containsExactly(new EventId(0, 0, 17));
        assertThat(events(gzipped, DEFAULTS)).extracting(CollisionEvent::id).containsExactly(new EventId(0, 0, 17));
    }

    @Test
    void shouldKeepTheRowsBeforeTheEndWhenAGzipFileIsTruncated() throws IOException {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>(List.of(SyntheticRows.MOMENTA));
        for (int i = 0; i < 2000; i++) {
            lines.add(SyntheticRows.momenta(random, i));
        }
        byte[] whole = Files.readAllBytes(SyntheticRows.gzipped(directory, "dielectron.csv.gz", lines));
        Path cut =
                SyntheticRows.write(directory.resolve("cut-electron.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        List<ReadResult> results = new ArrayList<>();

        try (EventFile file = EventFile.open(cut, DEFAULTS)) {
            assertThatThrownBy(() -> file.forEachRemaining(results::add))
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessageContaining("cut-electron.csv.gz")
                    .hasMessageContaining("row " + file.rowsRead())
                    .hasMessageContaining("truncated");
        }

        assertThat(results).hasSizeGreaterThan(800).allMatch(ReadResult.Accepted.class::isInstance);
    }

    @Test
    void shouldRejectALineWithoutEndWithoutKeepingIt() {
        Path file = file("dimuon.csv", NAMELESS, TWO_MUONS, "1,".repeat(500_000), TWO_MUONS);

        assertThat(reasons(file)).containsExactly(RejectReason.LINE_TOO_LONG);
        assertThat(events(file, DEFAULTS)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Zee_Run2011A.csv, ELECTRON",
        "my-dielectron.csv, ELECTRON",
        "DoubleElectron.csv, ELECTRON",
        "Zmumu.csv.gz, MUON",
        "dimuon-Jpsi.csv, MUON",
        "MuRun2010B.csv, MUON",
        "DoubleMuRun2011A.csv, MUON",
        "Ymumu.csv, MUON"
    })
    void shouldTakeTheFlavourFromTheFileName(String name, LeptonFlavour flavour) {
        assertThat(FlavourClues.ofFileName(name)).contains(flavour);
    }

    @ParameterizedTest
    @CsvSource({"events.csv", "seen.csv", "electron-muon.csv"})
    void shouldNotGuessTheFlavourWhenTheFileNameDoesNotTell(String name) {
        assertThat(FlavourClues.ofFileName(name)).isEmpty();
    }

    @Test
    void shouldTellTheFlavourByEnergiesWhenNothingElseDoes() {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(List.of(SyntheticRows.MOMENTA));
        for (int i = 0; i < 100; i++) {
            lines.add(SyntheticRows.momenta(random, i));
        }

        try (EventFile file = EventFile.open(SyntheticRows.plain(directory, "events.csv", lines), DEFAULTS)) {
            assertThat(file.flavour()).isEqualTo(LeptonFlavour.ELECTRON);
            file.forEachRemaining(result -> assertThat(result).isInstanceOf(ReadResult.Accepted.class));
            assertThat(file.rowsRead()).isEqualTo(100);
        }
    }

    @Test
    void shouldNameTheOptionWhenTheFlavourIsOpen() {
        Path file = file("events.csv", SyntheticRows.ANGLES, "1,2,30,-1.5,1,1,40,2.25,-3.1,-1");

        assertThatThrownBy(() -> EventFile.open(file, DEFAULTS))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("--flavour");
        assertThat(events(file, DEFAULTS.withFlavour(LeptonFlavour.ELECTRON))).hasSize(1);
    }

    @Test
    void shouldShowTheHeaderAndTheKnownFormatsWhenTheHeaderIsUnknown() {
        Path file = file("events.csv", NAMELESS.replace("Q2", "charge2"), TWO_MUONS);

        assertThatThrownBy(() -> EventFile.open(file, DEFAULTS))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("events.csv")
                .hasMessageContaining("charge2")
                .hasMessageContaining("atlas-higgs-2014")
                .hasMessageContaining("lepton-momenta, which lacks: Q2");
    }

    @Test
    void shouldRefuseWhenThereIsNoUsableFile() {
        Path empty = SyntheticRows.write(directory.resolve("empty.csv"), new byte[0]);
        Path twice = file("dimuon.csv", NAMELESS + ",M,M", TWO_MUONS + ",1,2");
        Path simulated = file("sim.csv", ATLAS);

        assertThatThrownBy(() -> EventFile.open(directory.resolve("none.csv"), DEFAULTS))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> EventFile.open(directory, DEFAULTS)).hasMessageContaining("directory");
        assertThatThrownBy(() -> EventFile.open(empty, DEFAULTS)).hasMessageContaining("empty");
        assertThatThrownBy(() -> EventFile.open(twice, DEFAULTS)).hasMessageContaining("twice: [M]");
        assertThatThrownBy(() -> EventFile.open(simulated, DEFAULTS.withOrigin(Origin.DATA)))
                .hasMessageContaining("simulation");
    }

    private CollisionEvent single(String name, String header, String row) {
        Path file = file(name, header, row);
        List<ReadResult> results = results(file, DEFAULTS);
        assertThat(results).hasSize(1);
        assertThat(results.get(0)).isInstanceOf(ReadResult.Accepted.class);
        return ((ReadResult.Accepted) results.get(0)).event();
    }

    private Path file(String name, String... lines) {
        return SyntheticRows.plain(directory, name, List.of(lines));
    }

    private static List<ReadResult> results(Path path, ReaderOptions options) {
        List<ReadResult> results = new ArrayList<>();
        try (EventFile file = EventFile.open(path, options)) {
            file.forEachRemaining(results::add);
        }
        return results;
    }

    private static List<CollisionEvent> events(Path path, ReaderOptions options) {
        return results(path, options).stream()
                .filter(ReadResult.Accepted.class::isInstance)
                .map(result -> ((ReadResult.Accepted) result).event())
                .toList();
    }

    private static List<RejectReason> reasons(Path path) {
        return results(path, DEFAULTS).stream()
                .filter(RejectedRow.class::isInstance)
                .map(result -> ((RejectedRow) result).reason())
                .toList();
    }
}
