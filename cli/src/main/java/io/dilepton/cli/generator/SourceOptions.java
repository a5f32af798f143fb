package io.dilepton.cli.generator;

import io.dilepton.cli.ClusterFailure;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.models.ModelReference;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.GeneratedEvents;
import io.dilepton.core.generation.ShippedGenerators;
import io.dilepton.core.generation.SimulatedEvents;
import io.dilepton.core.generation.SyntheticSeries;
import io.dilepton.core.generation.UnmetConditionsException;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.inference.ModelRefusedException;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.UnreadableModelException;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which source of events is meant, and what it shall make. */
final class SourceOptions {

    static final String SIMULATION = "simulation";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Pattern PUBLISHED = Pattern.compile("[a-z][a-z0-9-]*@.+");

    @Parameters(
            paramLabel = "MODEL",
            description =
                    "What makes the events: simulation; the directory of a model; a generator that comes with the product, such as zee; or, on a broker,"
                            + " NAME@VERSION or NAME@ALIAS.")
    private String model = SIMULATION;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--process",
            paramLabel = "zll|ttbar",
            defaultValue = "zll",
            description =
                    "Of simulation: zll, Z candidates of 60-120 GeV; ttbar, top pairs with two leptons. Default: zll.")
    private String process = "zll";

    @Option(names = "--channel", paramLabel = "electron|muon", description = "Only pairs of this flavour.")
    private @Nullable Channel channel;

    @Option(
            names = "--mass",
            paramLabel = MassWindow.LABEL,
            converter = MassWindow.Converter.class,
            description = "Only pairs with a mass in this window, GeV.")
    private @Nullable MassWindow mass;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed: the same gives the same events. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    long seed() {
        return seed;
    }

    Conditions conditions() {
        Channel asked = channel == null ? Channel.BOTH : channel;
        return mass == null ? Conditions.of(asked) : new Conditions(asked, mass.low(), mass.high());
    }

    /**
     * Opens the source.
     *
     * @param seedOfEvents seed of its events
     * @return the source, which the caller closes
     */
    OpenGenerator open(long seedOfEvents) {
        try {
            return model.equals(SIMULATION) ? simulation(seedOfEvents) : trained(artifact(), seedOfEvents);
        } catch (UnmetConditionsException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        } catch (UnreadableModelException | ModelRefusedException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private ModelArtifact artifact() {
        if (Files.isDirectory(Path.of(model))) {
            return new ModelDirectory(Path.of(model)).read();
        }
        if (PUBLISHED.matcher(model).matches()) {
            return published();
        }
        if (ShippedGenerators.names().contains(model)) {
            return ShippedGenerators.named(model);
        }
        throw CommandFailure.usage("there is no generator '" + model + "': no directory, and none of " + SIMULATION
                + ", " + String.join(", ", ShippedGenerators.names()) + "; on a broker, write NAME@VERSION");
    }

    private ModelArtifact published() {
        Terminal.quieten();
        ModelReference reference = reference();
        try {
            ModelCatalogue catalogue = new ModelCatalogue(cluster.clients(), PATIENCE);
            int version = reference.version(catalogue);
            return catalogue
                    .find(reference.name(), version)
                    .orElseThrow(() -> CommandFailure.run("there is no version " + version + " of " + reference.name()
                            + "; `dilepton models list` shows those that there are"));
        } catch (RuntimeException e) {
            throw ClusterFailure.readable(cluster.bootstrap(), e);
        }
    }

    private ModelReference reference() {
        try {
            return ModelReference.parse(model);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private OpenGenerator trained(ModelArtifact artifact, long seedOfEvents) {
        String name = artifact.manifest().name();
        int version = Math.max(1, artifact.manifest().version());
        SyntheticSeries series = SyntheticSeries.of(name, version, "command-line-" + seedOfEvents, seedOfEvents);
        GeneratedEvents events = GeneratedEvents.load(artifact, InferenceDevice.CPU, series, conditions());
        try {
            boolean pairs = events.events(0, 1).get(0).missingPt() == null;
            return new OpenGenerator(
                    events,
                    label(name + wanted(), seedOfEvents),
                    pairs ? ObservableSets.Z_PAIR : ObservableSets.TOP_PAIR,
                    true);
        } catch (RuntimeException e) {
            events.close();
            throw e;
        }
    }

    /** Opens the simulation of the process that a generator makes. */
    OpenGenerator simulationOf(OpenGenerator generator, long seedOfEvents) {
        return generator.observables() == ObservableSets.TOP_PAIR ? topPairs(seedOfEvents) : zPairs(seedOfEvents);
    }

    private OpenGenerator simulation(long seedOfEvents) {
        return switch (process.toLowerCase(Locale.ROOT)) {
            case "zll" -> zPairs(seedOfEvents);
            case "ttbar" -> topPairs(seedOfEvents);
            default -> throw CommandFailure.usage("--process must be zll or ttbar, not '" + process + "'");
        };
    }

    private OpenGenerator zPairs(long seedOfEvents) {
        Conditions conditions = conditions();
        SyntheticSeries series = series(SimulatedEvents.Z_PEAK, seedOfEvents);
        return new OpenGenerator(
                SimulatedEvents.zPeak(series, conditions),
                label("simulation of Z candidates" + wanted(), seedOfEvents),
                ObservableSets.Z_PAIR,
                false);
    }

    private OpenGenerator topPairs(long seedOfEvents) {
        if (channel != null || mass != null) {
            throw CommandFailure.usage("--channel and --mass are for --process zll; top pairs come as they are");
        }
        SyntheticSeries series = series("simulation-ttbar", seedOfEvents);
        TopPairSimulator simulator = new TopPairSimulator(TopPairConfig.multilepton(), seedOfEvents);
        return new OpenGenerator(
                new SimulatedEvents(series, simulator::event),
                label("simulation of top pairs", seedOfEvents),
                ObservableSets.TOP_PAIR,
                false);
    }

    private String wanted() {
        String pairs = channel == null || channel == Channel.BOTH
                ? ""
                : ", " + channel.name().toLowerCase(Locale.ROOT) + " pairs";
        return mass == null ? pairs : pairs + ", " + mass;
    }

    private static SyntheticSeries series(String name, long seedOfEvents) {
        return SyntheticSeries.of(name, SimulatedEvents.VERSION, "command-line-" + seedOfEvents, seedOfEvents);
    }

    private static String label(String name, long seedOfEvents) {
        return name + ", seed " + seedOfEvents;
    }
}
