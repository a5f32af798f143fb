package io.dilepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code dilepton simulate} as a user runs it, its files read back by the reader. */
class SimulateCommandTest {

    private static final int EVENTS = 3000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "inclusive, ELECTRON, some.csv",
        "inclusive, MUON, some.csv.gz",
        "z-peak, ELECTRON, some.csv.gz",
        "z-peak, MUON, some.csv"
    })
    void shouldWriteWhatTheReaderReadsBackWhenSimulating(String preset, Channel channel, String name) {
        Path file = directory.resolve(name);

        int exitCode = run(
                "simulate",
                "--events",
                "" + EVENTS,
                "--seed",
                "5",
                "--preset",
                preset,
                "--channel",
                channel.name().toLowerCase(Locale.ROOT),
                "--out",
                file.toString());

        assertThat(exitCode).as(err.toString()).isZero();
        LeptonFlavour flavour = LeptonFlavour.valueOf(channel.name());
        assertThat(out.toString())
                .contains("3,000", preset, "seed 5")
                .contains("dilepton replay " + file + " --origin simulation --flavour "
                        + flavour.name().toLowerCase(Locale.ROOT));
        List<CollisionEvent> events = read(file, flavour);
        SimulationConfig config =
                preset.equals("inclusive") ? SimulationConfig.inclusive(channel) : SimulationConfig.zPeak(channel);
        DrellYanSimulator simulator = new DrellYanSimulator(config, 5);
        assertThat(events).hasSize(EVENTS);
        for (CollisionEvent event : events) {
            CollisionEvent expected = simulator.event(event.id().eventNumber());
            assertThat(event.id()).isEqualTo(expected.id());
            assertThat(event.origin()).isEqualTo(Origin.SIMULATION);
            assertSame(event.first(), expected.first());
            assertSame(event.second(), expected.second());
            assertThat(PairKinematics.of(event.first(), event.second()).mass())
                    .isCloseTo(
                            PairKinematics.of(expected.first(), expected.second())
                                    .mass(),
                            within(1e-4));
        }
    }

    @Test
    void shouldWriteTheColumnsOfRecord304WhenSimulating() throws Exception {
        Path file = directory.resolve("some.csv");

        run("simulate", "--events", "10", "--out", file.toString());

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(11);
        assertThat(lines.get(0))
                .isEqualTo("Run,Event,E1,px1,py1,pz1,pt1,eta1,phi1,Q1,E2,px2,py2,pz2,pt2,eta2,phi2,Q2,M");
        assertThat(lines.get(1).split(",")).hasSize(19).allMatch(cell -> cell.matches("-?\\d+(\\.\\d*[1-9])?"));
    }

    @Test
    void shouldWriteTopPairsWithJetsAndMissingMomentumWhenProcessIsTtbar() {
        Path file = directory.resolve("tops.csv.gz");

        int exitCode =
                run("simulate", "--process", "ttbar", "--events", "300", "--seed", "5", "--out", file.toString());

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString()).contains("300 ttbar events, preset multilepton, seed 5");
        TopPairSimulator simulator = new TopPairSimulator(TopPairConfig.multilepton(), 5);
        List<CollisionEvent> events = read(file, null);
        assertThat(events).hasSize(300);
        for (CollisionEvent event : events) {
            CollisionEvent expected = simulator.event(event.id().eventNumber());
            assertSame(event.first(), expected.first());
            assertSame(event.second(), expected.second());
            assertThat(event.truth()).extracting(Truth::process).isEqualTo("ttbar");
            assertThat(missing(event).pt()).isCloseTo(missing(expected).pt(), within(1e-5));
            assertThat(missing(event).phi()).isCloseTo(missing(expected).phi(), within(1e-5));
            assertThat(event.jets()).hasSize(Math.min(4, expected.jets().size()));
            assertThat(event.jets().get(0).bTag())
                    .isEqualTo(expected.jets().get(0).bTag());
        }
    }

    @Test
    void shouldWriteBothFlavoursAndTheirProcessInOneFileWhenJetsAreAsked() {
        Path file = directory.resolve("recoil.csv");

        int exitCode = run(
                "simulate",
                "--preset",
                "z-peak",
                "--channel",
                "both",
                "--jets",
                "--events",
                "200",
                "--out",
                file.toString());

        assertThat(exitCode).as(err.toString()).isZero();
        List<CollisionEvent> events = read(file, null);
        assertThat(events).hasSize(200).allMatch(event -> event.missingPt() != null);
        assertThat(events)
                .extracting(event -> event.first().flavour())
                .contains(LeptonFlavour.ELECTRON, LeptonFlavour.MUON);
        assertThat(events)
                .extracting(CollisionEvent::truth)
                .contains(new Truth("drell-yan", true, 1), new Truth("fake", false, 1));
    }

    private static MissingPt missing(CollisionEvent event) {
        return Objects.requireNonNull(event.missingPt());
    }

    @Test
    void shouldWriteTheSameBytesWhenSeedIsTheSame() throws Exception {
        Path one = directory.resolve("one.csv");
        Path other = directory.resolve("other.csv");
        Path next = directory.resolve("next.csv");

        run("simulate", "--events", "200", "--seed", "9", "--out", one.toString());
        run("simulate", "--events", "200", "--seed", "9", "--out", other.toString());
        run("simulate", "--events", "200", "--seed", "10", "--out", next.toString());

        assertThat(other).hasSameBinaryContentAs(one);
        assertThat(Files.readString(next)).isNotEqualTo(Files.readString(one));
    }

    @Test
    void shouldWriteOneFileForEachFlavourWhenBothChannelsAreAsked() {
        Path file = directory.resolve("mixed.csv.gz");

        int exitCode = run("simulate", "--events", "501", "--channel", "both", "--out", file.toString());

        assertThat(exitCode).isZero();
        assertThat(read(directory.resolve("mixed-electron.csv.gz"), null))
                .hasSize(251)
                .allMatch(event -> event.first().flavour() == LeptonFlavour.ELECTRON);
        assertThat(read(directory.resolve("mixed-muon.csv.gz"), null))
                .hasSize(250)
                .allMatch(event -> event.first().flavour() == LeptonFlavour.MUON);
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldNotOverwriteUnlessForcedWhenFileIsThere() throws Exception {
        Path file = Files.writeString(directory.resolve("mine.csv"), "precious");

        assertThat(run("simulate", "--events", "10", "--out", file.toString())).isEqualTo(2);
        assertThat(file).hasContent("precious");
        assertThat(err.toString()).contains("--force").hasLineCount(1);
        assertThat(run("simulate", "--events", "10", "--force", "--out", file.toString()))
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(11);
    }

    @Test
    void shouldSayWhatIsWrongWhenOptionsAre() {
        Path file = directory.resolve("some.csv");

        assertThat(run("simulate", "--events", "0", "--out", file.toString())).isEqualTo(2);
        assertThat(run("simulate", "--preset", "other", "--out", file.toString()))
                .isEqualTo(2);
        assertThat(run("simulate", "--process", "wz", "--out", file.toString())).isEqualTo(2);
        assertThat(run("simulate", "--process", "ttbar", "--channel", "muon", "--out", file.toString()))
                .isEqualTo(2);
        assertThat(run("simulate", "--out", directory.resolve("no/such/x.csv").toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--events", "--preset", "--process must be", "--channel and --jets are for", "no directory")
                .doesNotContain("Exception");
        assertThat(directory).isEmptyDirectory();
    }

    private static void assertSame(Lepton actual, Lepton expected) {
        assertThat(actual.flavour()).isEqualTo(expected.flavour());
        assertThat(actual.charge()).isEqualTo(expected.charge());
        assertThat(actual.pt()).isCloseTo(expected.pt(), within(1e-5));
        assertThat(actual.eta()).isCloseTo(expected.eta(), within(1e-5));
        assertThat(actual.phi()).isCloseTo(expected.phi(), within(1e-5));
    }

    private static List<CollisionEvent> read(Path file, @Nullable LeptonFlavour flavour) {
        List<CollisionEvent> events = new ArrayList<>();
        ReaderOptions options =
                ReaderOptions.defaults().withOrigin(Origin.SIMULATION).withFlavour(flavour);
        try (EventFile rows = EventFile.open(file, options)) {
            while (rows.hasNext()) {
                ReadResult row = rows.next();
                assertThat(row).isInstanceOf(ReadResult.Accepted.class);
                events.add(((ReadResult.Accepted) row).event());
            }
        }
        return events;
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
