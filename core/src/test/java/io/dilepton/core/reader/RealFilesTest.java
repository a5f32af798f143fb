package io.dilepton.core.reader;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import io.dilepton.core.kinematics.PairMass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file of the collider data, found by the environment variable DILEPTON_DATA. */
class RealFilesTest {

    private static Path data = Path.of("");

    @BeforeAll
    static void shouldHaveData() {
        String directory = System.getenv("DILEPTON_DATA");
        assumeThat(directory)
                .as("set DILEPTON_DATA to the directory of the collider data")
                .isNotNull();
        data = Path.of(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "dielectron_cms2010, 16777, lepton-momenta, ELECTRON, DATA",
        "zee_cms2011, 15124, lepton-angles, ELECTRON, DATA",
        "zee_mass_cms2011, 23023, lepton-angles, ELECTRON, DATA",
        "zmumu_cms2011, 8495, lepton-angles, MUON, DATA",
        "zmumu_mass_cms2011, 8729, lepton-momenta, MUON, DATA",
        "zmumu_cms2010, 405, lepton-momenta, MUON, DATA",
        "dimuon_100k_murun2010b, 80295, lepton-momenta, MUON, DATA",
        "dimuon_murun2010b_0, 8067, lepton-momenta, MUON, DATA",
        "jpsi_dimuon_cms2010, 1613, lepton-momenta, MUON, DATA",
        "ymumu_cms2011, 16034, lepton-momenta, MUON, DATA",
        "dimuon_doublemu_100k_tail_cms2011, 16031, lepton-momenta, MUON, DATA",
        "dimuon_windows_doublemu_cms2011, 31899, lepton-momenta, MUON, DATA",
        "dimuon_samesign_doublemu_cms2011, 800, lepton-momenta, MUON, DATA",
        "higgs_ml_challenge_atlas2014, 18315, atlas-higgs-2014, MUON, SIMULATION",
        "fair_universe_higgsml_sample, 799, fair-universe, MUON, SIMULATION",
        "fair_universe_test_2024_07, 14506, fair-universe, MUON, SIMULATION",
        "ttbar_dilepton_delphes, 1104, delphes-dilepton, MUON, SIMULATION",
        "dilepton_cms7tev_sim, 3127, cms-tutorial, MUON, SIMULATION"
    })
    void shouldAcceptEveryRowWithItsOwnIdentity(
            String name, int rows, String format, LeptonFlavour flavour, Origin origin) {
        List<RejectedRow> rejected = new ArrayList<>();
        Set<EventId> ids = new HashSet<>();
        Set<Origin> origins = new HashSet<>();

        try (EventFile file = open(name, ReaderOptions.defaults())) {
            file.forEachRemaining(result -> {
                if (result instanceof ReadResult.Accepted accepted) {
                    ids.add(accepted.event().id());
                    origins.add(accepted.event().origin());
                } else if (result instanceof RejectedRow row) {
                    rejected.add(row);
                }
            });

            assertThat(rejected).isEmpty();
            assertThat(file.rowsRead()).isEqualTo(rows);
            assertThat(ids).hasSize(rows);
            assertThat(file.format().code()).isEqualTo(format);
            assertThat(file.flavour()).isEqualTo(flavour);
            assertThat(origins).containsExactly(origin);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dielectron_cms2010, ELECTRON",
        "dimuon_100k_murun2010b, MUON",
        "zmumu_mass_cms2011, MUON",
        "dimuon_doublemu_100k_tail_cms2011, MUON"
    })
    void shouldTellFlavourByEnergiesAlone(String name, LeptonFlavour flavour) throws Exception {
        try (LineSource lines = LineSource.open(data.resolve(name + ".csv.gz"))) {
            Header header = Header.parse(requireNonNull(lines.next()).text());

            assertThat(FlavourClues.ofEnergies(header, lines.peek(FlavourClues.ROWS)))
                    .contains(flavour);
        }
    }

    @Test
    void shouldKeepTruthMissingMomentumAndJetsOfTheHiggsChallenge() {
        int signal = 0;
        double weight = 0;
        int withMass = 0;
        int summaries = 0;
        List<CollisionEvent> events = events("higgs_ml_challenge_atlas2014");
        for (CollisionEvent event : events) {
            Truth truth = requireNonNull(event.truth());
            signal += truth.signal() ? 1 : 0;
            weight += truth.weight();
            withMass += Double.isNaN(event.mmcMass()) ? 0 : 1;
            summaries += event.jetSummary() == null ? 0 : 1;
        }

        CollisionEvent first = events.get(0);
        assertThat(first.id()).isEqualTo(new EventId(0, 0, 100000));
        assertThat(first.second().flavour()).isEqualTo(LeptonFlavour.TAU_HAD);
        assertThat(first.second().pt()).isEqualTo(32.638);
        assertThat(first.first().charge()).isZero();
        assertThat(requireNonNull(first.missingPt()).sumEt()).isEqualTo(258.733);
        assertThat(first.jets()).hasSize(2);
        assertThat(first.mmcMass()).isEqualTo(138.47);
        assertThat(signal).isEqualTo(6277);
        assertThat(weight).isPositive();
        assertThat(withMass).as("84.8% have the estimate").isBetween(15_300, 15_700);
        assertThat(summaries).as("rows with three or more jets").isEqualTo(1629);
    }

    @Test
    void shouldTakeMomentaAndNotTheOtherTrackFit() {
        List<CollisionEvent> events = events("dimuon_windows_doublemu_cms2011");

        Lepton a = events.get(0).first();
        Lepton b = events.get(0).second();
        double mass = PairMass.of(a.pt(), a.eta(), a.phi(), a.mass(), b.pt(), b.eta(), b.phi(), b.mass());
        assertThat(mass).as("M of the first row").isCloseTo(3.83549, within(1e-4));
    }

    @Test
    void shouldTakeTheRowColumnAsEventNumberWhereThereIsNoOther() {
        List<CollisionEvent> events = events("dimuon_100k_murun2010b");

        assertThat(events.get(1).id()).isEqualTo(new EventId(0, 0, 2));
    }

    private static List<CollisionEvent> events(String name) {
        List<CollisionEvent> events = new ArrayList<>();
        try (EventFile file = open(name, ReaderOptions.defaults())) {
            while (file.hasNext()) {
                if (file.next() instanceof ReadResult.Accepted accepted) {
                    events.add(accepted.event());
                }
            }
        }
        return events;
    }

    private static EventFile open(String name, ReaderOptions options) {
        return EventFile.open(data.resolve(name + ".csv.gz"), options);
    }
}
