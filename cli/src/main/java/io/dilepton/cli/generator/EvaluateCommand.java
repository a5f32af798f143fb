package io.dilepton.cli.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.ReportFile;
import io.dilepton.cli.train.FileEvents;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.generation.UnmetConditionsException;
import io.dilepton.generator.quality.Acceptance;
import io.dilepton.generator.quality.QualityCheck;
import io.dilepton.generator.quality.QualityJson;
import io.dilepton.generator.quality.QualityPlan;
import io.dilepton.generator.quality.QualityReport;
import io.dilepton.generator.quality.statistics.ClassifierException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton generator evaluate}: how good generated events are. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares generated events with reference events: distances, correlations, a two-sample test, the Z peak, constraints. Every",
            "figure stands beside its floor, the same between two disjoint samples of reference events."
        })
final class EvaluateCommand implements Callable<Integer> {

    /** Seeds of a reference simulation are that far from those of the generated events. */
    private static final long OTHER_SEED = 1_000_003;

    /** Which events of the files are the reference. */
    enum Part {
        ALL,
        HELD_OUT
    }

    @Mixin
    private SourceOptions options = new SourceOptions();

    @Option(
            names = "--against",
            required = true,
            arity = "1..*",
            paramLabel = "FILE|simulation",
            description = "CSV files of reference events, or simulation: events of the same process with another seed.")
    private List<String> against = List.of();

    @Option(
            names = "--flavour",
            paramLabel = "electron|muon",
            description = "Flavour of the leptons, where the files do not tell.")
    private @Nullable LeptonFlavour flavour;

    @Option(
            names = "--part",
            paramLabel = "all|held_out",
            description =
                    "Which events of the files are the reference: all, or those that training holds out, where the training events of the same files tell whether"
                            + " a generator repeats them. Default: held_out for trained generators, all for simulation.")
    private @Nullable Part part;

    @Option(names = "--opposite-sign", description = "Only reference events of opposite charge.")
    private boolean oppositeSign;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Events to generate; a reference simulation has twice as many. Default: ${DEFAULT-VALUE}.")
    private int events = 10_000;

    @Option(names = "--quick", description = "Smaller samples and fewer trees: seconds instead of half a minute.")
    private boolean quick;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what came out as JSON to FILE.")
    private @Nullable Path report;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write a page, quality.html, and each plot as SVG and PNG to DIR; made if missing.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (events < QualityCheck.LEAST_EVENTS) {
            throw CommandFailure.usage("--events must be at least " + QualityCheck.LEAST_EVENTS + ", not " + events);
        }
        if (report != null) {
            ReportFile.require(report);
        }
        try (OpenGenerator generator = options.open(options.seed())) {
            ReferenceEvents reference = reference(generator);
            boolean heldOut = part == null ? generator.trained() : part == Part.HELD_OUT;
            QualityReport quality = QualityCheck.measure(
                    generator.observables(),
                    generator.events(events),
                    heldOut ? reference.heldOut() : reference.all(),
                    heldOut ? reference.training() : List.of(),
                    Acceptance.of(reference.all()),
                    quick ? QualityPlan.quick(options.seed()) : QualityPlan.thorough(options.seed()));
            finish(quality, generator.label(), heldOut);
            return 0;
        } catch (UnmetConditionsException | ClassifierException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private ReferenceEvents reference(OpenGenerator generator) {
        ReferenceEvents reference = new ReferenceEvents(generator.observables(), options.conditions(), oppositeSign);
        if (isSimulation()) {
            try (OpenGenerator simulation = options.simulationOf(generator, options.seed() + OTHER_SEED)) {
                for (CollisionEvent event : simulation.events(2 * events)) {
                    reference.add(event);
                }
            }
        } else {
            FileEvents.read(against.stream().map(Path::of).toList(), flavour, reference::add);
        }
        return reference;
    }

    private boolean isSimulation() {
        return against.equals(List.of(SourceOptions.SIMULATION));
    }

    private void finish(QualityReport quality, String generator, boolean heldOut) {
        String reference = against.stream()
                        .map(name -> String.valueOf(Path.of(name).getFileName()))
                        .collect(Collectors.joining(", "))
                + (heldOut ? ", held-out events" : "");
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%,d events of %s%nagainst %,d events: %s%nsamples of %,d events where the size matters%n%n",
                quality.generated(),
                generator,
                quality.reference(),
                reference,
                quality.sampleSize());
        console.println(QualityText.table(QualityText.featureHeader(), QualityText.features(quality)));
        console.println(QualityText.table(QualityText.figureHeader(), QualityText.figures(quality)));
        console.print(QualityText.table(QualityText.windowHeader(), QualityText.windows(quality)));
        console.flush();
        if (report != null) {
            ObjectNode json = QualityJson.of(quality);
            json.put("generator", generator);
            json.put("against", reference);
            json.put("seed", options.seed());
            ReportFile.write(report, json);
        }
        if (out != null) {
            new QualityPage(quality, generator, reference).write(out);
            console.println("Wrote " + out.resolve(QualityPage.HTML));
            console.flush();
        }
    }
}
