package io.dilepton.cli.simulate;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton simulate}: writes simulated events to a CSV file. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes simulated Drell-Yan events and their background to a CSV file, in the columns of CERN Open Data record 304.",
            "The same options give the same file, which 'dilepton replay' reads."
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
            names = "--preset",
            defaultValue = "inclusive",
            description = "inclusive: all pairs of 2-110 GeV, mostly background, as in record 304; "
                    + "z-peak: Z candidates of 60-120 GeV, as in record 545. Default: ${DEFAULT-VALUE}.")
    private String preset = "inclusive";

    @Option(
            names = "--channel",
            defaultValue = "ELECTRON",
            description =
                    "${COMPLETION-CANDIDATES}. BOTH writes two files, -electron and -muon, half the events each, since"
                            + " the columns do not tell the flavours apart. Default: ${DEFAULT-VALUE}.")
    private Channel channel = Channel.ELECTRON;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "CSV file; gzipped if it ends in .gz.")
    private Path out = Path.of("simulated.csv");

    @Option(names = "--force", description = "Overwrite what is there.")
    private boolean force;

    /** Made by picocli. */
    public SimulateCommand() {
        // Every field has its value from the command line.
    }

    /** A file to write and what to write into it. */
    private record Part(Path file, Channel channel, long events) {}

    @Override
    public Integer call() {
        if (events < 1) {
            throw CommandFailure.usage("--events must be at least 1, not " + events);
        }
        Function<Channel, SimulationConfig> configs = configs();
        List<Part> parts = channel == Channel.BOTH
                ? List.of(
                        new Part(named(Channel.ELECTRON), Channel.ELECTRON, events - events / 2),
                        new Part(named(Channel.MUON), Channel.MUON, events / 2))
                : List.of(new Part(out, channel, events));
        for (Part part : parts) {
            if (Files.exists(part.file()) && !force) {
                throw CommandFailure.usage(part.file() + " is there already; choose another name or give --force");
            }
        }
        for (Part part : parts) {
            write(part, configs.apply(part.channel()));
        }
        return 0;
    }

    private Function<Channel, SimulationConfig> configs() {
        return switch (preset.toLowerCase(Locale.ROOT)) {
            case "inclusive" -> SimulationConfig::inclusive;
            case "z-peak" -> SimulationConfig::zPeak;
            default -> throw CommandFailure.usage("--preset must be inclusive or z-peak, not '" + preset + "'");
        };
    }

    /** Puts the channel before the extension of the file. */
    private Path named(Channel part) {
        String name = String.valueOf(out.getFileName());
        int dot = name.indexOf('.', 1);
        int end = dot < 0 ? name.length() : dot;
        return out.resolveSibling(
                name.substring(0, end) + "-" + part.name().toLowerCase(Locale.ROOT) + name.substring(end));
    }

    private void write(Part part, SimulationConfig config) {
        Path partial = part.file().resolveSibling(part.file().getFileName() + ".part");
        DrellYanSimulator simulator = new DrellYanSimulator(config, seed);
        PrintWriter err = spec.commandLine().getErr();
        try {
            try (MomentumCsv csv = MomentumCsv.create(partial);
                    ProgressLine line = new ProgressLine(err, Terminal.isError(), System::nanoTime)) {
                for (long i = 0; i < part.events(); i++) {
                    csv.write(simulator.event(i));
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
        String flavour = part.channel().name().toLowerCase(Locale.ROOT);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.printf(
                Locale.ROOT,
                "%s  %,d %s events, preset %s, seed %d%n",
                part.file(),
                part.events(),
                flavour,
                preset.toLowerCase(Locale.ROOT),
                seed);
        stdout.println("  read it with: dilepton replay " + part.file() + " --origin simulation --flavour " + flavour);
        stdout.flush();
    }
}
