package io.dilepton.cli.simulate;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.eventcsv.EventCsv;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.EventSimulator;
import io.dilepton.core.simulation.RecoilingDrellYan;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton simulate}: writes simulated events to a CSV file. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes simulated events to a CSV file: Drell-Yan pairs and their background in the columns of CERN Open Data record 304, or",
            "top pairs with jets and missing momentum. The same options give the same file, which 'dilepton replay' reads."
        })
public final class SimulateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Events to write. Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the random numbers. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--process",
            paramLabel = "drell-yan|ttbar",
            defaultValue = DrellYanSimulator.DRELL_YAN,
            description =
                    "What is simulated: drell-yan, lepton pairs of 7 TeV collisions; ttbar, top pairs of 13 TeV collisions with two leptons."
                            + " Default: ${DEFAULT-VALUE}.")
    private String process = DrellYanSimulator.DRELL_YAN;

    @Option(
            names = "--preset",
            description =
                    "Of drell-yan: inclusive, all pairs of 2-110 GeV, mostly background, as in record 304 (default); "
                            + "z-peak, Z candidates of 60-120 GeV, as in record 545. Of ttbar: multilepton, leptons above 25 GeV and a b-tag (default);"
                            + " delphes, the selection of the public Delphes sample.")
    private @Nullable String preset;

    @Option(
            names = "--channel",
            description =
                    "Of drell-yan: ${COMPLETION-CANDIDATES}. BOTH writes two files, -electron and -muon, half the events each, since"
                            + " the columns do not tell the flavours apart. Default: ELECTRON.")
    private @Nullable Channel channel;

    @Option(
            names = "--jets",
            description =
                    "Of drell-yan: with the jets that pairs recoil against and missing momentum, in the columns of ttbar, both flavours in one file.")
    private boolean jets;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "CSV file; gzipped if it ends in .gz.")
    private Path out = Path.of("simulated.csv");

    @Option(names = "--force", description = "Overwrite what is there.")
    private boolean force;

    /** Made by picocli. */
    public SimulateCommand() {
        // Every field has its value from the command line.
    }

    /** A file to write and what to write into it; the flavour is null where the file's columns tell it. */
    private record Part(Path file, @Nullable Channel flavour, long events, EventSimulator simulator) {}

    @Override
    public Integer call() {
        if (events < 1) {
            throw CommandFailure.usage("--events must be at least 1, not " + events);
        }
        List<Part> parts = parts();
        for (Part part : parts) {
            if (Files.exists(part.file()) && !force) {
                throw CommandFailure.usage(part.file() + " is there already; choose another name or give --force");
            }
        }
        parts.forEach(this::write);
        return 0;
    }

    private List<Part> parts() {
        return switch (process.toLowerCase(Locale.ROOT)) {
            case DrellYanSimulator.DRELL_YAN -> drellYan();
            case TopPairSimulator.TTBAR -> topPairs();
            default -> throw CommandFailure.usage("--process must be drell-yan or ttbar, not '" + process + "'");
        };
    }

    private List<Part> topPairs() {
        if (channel != null || jets) {
            throw CommandFailure.usage(
                    "--channel and --jets are for --process drell-yan: top pairs have both flavours and jets");
        }
        TopPairConfig config = switch (preset("multilepton")) {
            case "multilepton" -> TopPairConfig.multilepton();
            case "delphes" -> TopPairConfig.delphes();
            default ->
                throw CommandFailure.usage("--preset of ttbar must be multilepton or delphes, not '" + preset + "'");
        };
        return List.of(new Part(out, null, events, new TopPairSimulator(config, seed)));
    }

    private List<Part> drellYan() {
        Function<Channel, SimulationConfig> configs = switch (preset("inclusive")) {
            case "inclusive" -> SimulationConfig::inclusive;
            case "z-peak" -> SimulationConfig::zPeak;
            default -> throw CommandFailure.usage("--preset must be inclusive or z-peak, not '" + preset + "'");
        };
        Channel asked = channel == null ? Channel.ELECTRON : channel;
        if (jets) {
            return List.of(new Part(out, null, events, new RecoilingDrellYan(configs.apply(asked), seed)));
        }
        return asked == Channel.BOTH
                ? List.of(
                        drellYan(named(Channel.ELECTRON), Channel.ELECTRON, events - events / 2, configs),
                        drellYan(named(Channel.MUON), Channel.MUON, events / 2, configs))
                : List.of(drellYan(out, asked, events, configs));
    }

    private Part drellYan(Path file, Channel flavour, long count, Function<Channel, SimulationConfig> configs) {
        return new Part(file, flavour, count, new DrellYanSimulator(configs.apply(flavour), seed));
    }

    private String preset(String usual) {
        return preset == null ? usual : preset.toLowerCase(Locale.ROOT);
    }

    /** Puts the channel before the extension of the file. */
    private Path named(Channel part) {
        String name = String.valueOf(out.getFileName());
        int dot = name.indexOf('.', 1);
        int end = dot < 0 ? name.length() : dot;
        return out.resolveSibling(
                name.substring(0, end) + "-" + part.name().toLowerCase(Locale.ROOT) + name.substring(end));
    }

    private void write(Part part) {
        Path partial = part.file().resolveSibling(part.file().getFileName() + ".part");
        PrintWriter err = spec.commandLine().getErr();
        try {
            try (EventCsv csv = part.flavour() == null ? EventCsv.withJets(partial) : EventCsv.pairs(partial);
                    ProgressLine line = new ProgressLine(err, Terminal.isError(), System::nanoTime)) {
                for (long i = 0; i < part.events(); i++) {
                    csv.write(part.simulator().event(i));
                    double done = i + 1.0;
                    line.show(seconds -> String.format(
                            Locale.ROOT,
                            "%s  %,.0f events, %,.0f/s",
                            line.bar(done / part.events()),
                            done,
                            done / seconds));
                }
            }
            Files.move(partial, part.file(), StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException e) {
            throw CommandFailure.run("no permission to write " + e.getFile());
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("there is no directory for " + part.file());
        } catch (IOException e) {
            throw CommandFailure.run("cannot write " + part.file() + ": " + e.getMessage());
        }
        report(part);
    }

    private void report(Part part) {
        Channel channelOfPart = part.flavour();
        boolean topPairs = process.equalsIgnoreCase(TopPairSimulator.TTBAR);
        String flavour = channelOfPart == null
                ? process.toLowerCase(Locale.ROOT)
                : channelOfPart.name().toLowerCase(Locale.ROOT);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.printf(
                Locale.ROOT,
                "%s  %,d %s events, preset %s, seed %d%n",
                part.file(),
                part.events(),
                flavour,
                preset(topPairs ? "multilepton" : "inclusive"),
                seed);
        stdout.println("  read it with: dilepton replay " + part.file()
                + (channelOfPart == null ? "" : " --origin simulation --flavour " + flavour));
        stdout.flush();
    }
}
