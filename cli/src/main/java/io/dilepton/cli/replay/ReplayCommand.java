package io.dilepton.cli.replay;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.reader.UnreadableFileException;
import io.dilepton.generator.emission.Pace;
import io.dilepton.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton replay}: sends the events of files to a topic. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the events of CSV files to a topic.",
            "Rows that are no events go to a rejects file with line and reason, and never stop the rest.",
            "Exit code 1 if rows beyond --max-reject-share were rejected or an event could not be delivered."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of CERN Open Data or simulation, gzipped or plain; known by their header.")
    private List<Path> files = List.of();

    @Option(names = "--topic", defaultValue = Topics.EVENTS, description = "Topic. Default: ${DEFAULT-VALUE}.")
    private String topic = Topics.EVENTS;

    @ArgGroup
    private PaceOptions pace = new PaceOptions();

    @Option(names = "--limit", paramLabel = "N", description = "Send at most N events in all.")
    private long limit = ReplayPlan.NO_LIMIT;

    @Option(
            names = "--loop",
            description =
                    "Begin again after the last file, with the same ids and later times, until Ctrl-C or --limit.")
    private boolean isLoop;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--flavour",
            description = "Leptons of the files: ${COMPLETION-CANDIDATES}. Default: by columns, file name or energies.")
    private @Nullable Flavour flavour;

    @Option(names = "--run", paramLabel = "N", description = "Run number of files without one. Default: 0.")
    private long run;

    @Option(
            names = "--origin",
            description = "What files of lepton pairs are: ${COMPLETION-CANDIDATES}. Default: DATA.")
    private @Nullable Source origin;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description =
                    "Time of the first event, such as 2026-01-31T12:00:00Z. Default: now; a day ago with --speed above 1.")
    private @Nullable Instant start;

    @Option(
            names = "--event-rate",
            paramLabel = "HZ",
            description =
                    "Events per second of event time; files have no times. Default: --rate; 100 with --speed or --start;"
                            + " else events have the time at which they are sent.")
    private @Nullable Double eventRate;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Rejects file. Default: rejects-<time>.csv.")
    private @Nullable Path rejects;

    @Option(
            names = "--max-reject-share",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "Share of rejected rows above which the run counts as failed. Default: ${DEFAULT-VALUE}.")
    private double maxRejectShare;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was done as JSON.")
    private @Nullable Path report;

    private enum Flavour {
        ELECTRON,
        MUON
    }

    private enum Source {
        DATA,
        SIMULATION
    }

    private static final class PaceOptions {

        @Option(names = "--rate", paramLabel = "N", description = "Send N events per second.")
        private @Nullable Double rate;

        @Option(names = "--speed", paramLabel = "X", description = "Send at X times the speed of the event times.")
        private @Nullable Double speed;

        /** Says what holds without it, too. */
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--max", description = "Send as fast as the brokers take them. The default.")
        private boolean max;

        private Pace pace() {
            if (rate != null) {
                return new Pace.Rate(rate);
            }
            return speed != null ? new Pace.Speed(speed) : new Pace.Unpaced();
        }
    }

    /** Made by picocli. */
    public ReplayCommand() {
        // Every field has its value from the command line.
    }

    @Override
    public Integer call() {
        ReplaySettings settings = settings();
        check(settings);
        new ReplaySession(
                        settings,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .run();
        return 0;
    }

    private ReplaySettings settings() {
        try {
            Pace chosen = pace.pace();
            ReaderOptions options = ReaderOptions.defaults()
                    .withFlavour(flavour == null ? null : LeptonFlavour.valueOf(flavour.name()))
                    .withOrigin(origin == null ? null : Origin.valueOf(origin.name()))
                    .withRunNumber(run)
                    .withClock(ReplayClock.of(chosen, start, eventRate, Clock.systemUTC()));
            Path rejectsFile = rejects == null ? Path.of("rejects-" + STAMP.format(Instant.now()) + ".csv") : rejects;
            return new ReplaySettings(
                    new ReplayPlan(files, options, limit, isLoop),
                    chosen,
                    topic,
                    cluster.clients(),
                    rejectsFile,
                    maxRejectShare,
                    report);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    /** Opens every file once, so that a wrong name or format shows before anything is sent. */
    private static void check(ReplaySettings settings) {
        for (Path file : settings.plan().files()) {
            try (EventFile open = EventFile.open(file, settings.plan().options())) {
                open.format();
            } catch (UnreadableFileException e) {
                throw CommandFailure.usage(String.valueOf(e.getMessage()));
            }
        }
        checkDirectory("--rejects", settings.rejects());
        if (settings.report() != null) {
            checkDirectory("--report", settings.report());
        }
    }

    private static void checkDirectory(String option, Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || directory == null || !Files.isWritable(directory)) {
            throw CommandFailure.usage(option + " " + file + ": no file can be written there");
        }
    }
}
