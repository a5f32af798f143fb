package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.trainer.GeneratorData;
import io.dilepton.trainer.GeneratorProcess;
import io.dilepton.trainer.GeneratorTraining;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.export.ParityException;
import io.dilepton.trainer.generative.GenerativePlan;
import io.dilepton.trainer.generative.GeneratorDivergedException;
import io.dilepton.trainer.generative.Method;
import io.dilepton.trainer.training.CheckpointException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code dilepton generator train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a generator of events: a network that turns random numbers into the independent quantities of an event, against a critic that tells its"
                    + " events from real ones. Writes model.onnx and manifest.json.",
            "Weights are fitted on 70%% of the events, the step chosen on 15%%, distances measured on 15%% that nothing else sees."
        })
public final class GeneratorTrainCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PROCESS",
            converter = ProcessOption.class,
            description = "zee, zmumu (pairs about the Z) or ttbar-dilepton (two leptons and missing momentum).")
    private GeneratorProcess process = GeneratorProcess.ZEE;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "CSV files of events, gzipped or plain; those of other kinds are passed over.")
    private List<Path> data = List.of();

    @Option(
            names = "--simulate",
            paramLabel = "N",
            description = "Train on N events of the built-in simulation of the process instead of files.")
    private @Nullable Long simulate;

    @Option(
            names = "--flavour",
            paramLabel = "FLAVOUR",
            description = "Flavour of the leptons where files do not tell: ELECTRON or MUON.")
    private @Nullable LeptonFlavour flavour;

    @Option(
            names = "--method",
            paramLabel = "gan|wgan|wgan-gp|energy",
            converter = MethodOption.class,
            description =
                    "What is played for: the vanilla loss, the Wasserstein distance with clipped weights or with a gradient penalty, or the energy of an"
                            + " autoencoder. Default: wgan-gp.")
    private @Nullable Method method;

    @Option(
            names = "--published",
            description =
                    "The settings of the paper that seed-002 reproduces: latent 128, six growing layers, batch 1024, outputs in [0, 1], tails cut at 10%%, as"
                            + " many steps of critic and generator. Without: a small network that refines a Gaussian copula of normal"
                            + " marginals.")
    private boolean published;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "" + GenerativePlan.STEPS,
            description = "Steps of the generator. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--critic-steps",
            paramLabel = "N",
            description = "Steps of the critic for one of the generator. Default: 3; with --published 1.")
    private @Nullable Integer criticSteps;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + Task.DEFAULT_SEED,
            description =
                    "Seed of weights, rows, latent numbers and simulation; the same seed and events give the same bytes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private TrainOutput output = new TrainOutput();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        GenerativePlan plan = plan();
        ModelDirectory directory = output.prepare();
        GeneratorData events = events();
        PrintWriter err = spec.commandLine().getErr();
        err.println(summary(events));
        err.flush();
        ModelArtifact model = trained(events, plan);
        model.manifest().metrics().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(metric -> spec.commandLine()
                        .getOut()
                        .printf(Locale.ROOT, "%-20s %.3g%n", metric.getKey(), metric.getValue()));
        output.finish(spec.commandLine(), directory, model);
        output.checkpoint().delete();
        return 0;
    }

    private GenerativePlan plan() {
        if (data.isEmpty() == (simulate == null)) {
            throw CommandFailure.usage("give either --data FILE… or --simulate N");
        }
        try {
            GenerativePlan plan = published
                    ? GenerativePlan.published(Method.WGAN_GP, steps, seed)
                    : GenerativePlan.refined(process.quantities().size(), seed).withSteps(steps);
            plan = method == null ? plan : plan.withMethod(method);
            return criticSteps == null ? plan : plan.withCriticSteps(criticSteps);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private GeneratorData events() {
        GeneratorData events = new GeneratorData(process);
        if (simulate == null) {
            FileEvents.read(data, flavour, events::add);
        } else {
            process.simulation(seed).events(0, simulate).forEach(events::add);
        }
        return events;
    }

    private ModelArtifact trained(GeneratorData events, GenerativePlan plan) {
        try (GeneratorProgress progress = new GeneratorProgress(
                new ProgressLine(spec.commandLine().getErr(), Terminal.isError(), System::nanoTime))) {
            return GeneratorTraining.train(process, events, plan, progress, output.checkpoint());
        } catch (UnusableDatasetException | GeneratorDivergedException | ParityException | CheckpointException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private String summary(GeneratorData events) {
        return String.format(
                Locale.ROOT,
                "%,d events of %s to train on, %,d to validate, %,d held out; passed over: %,d duplicates, %,d of other kinds",
                events.part(EventSplit.TRAIN).size(),
                process.model(),
                events.part(EventSplit.VALIDATION).size(),
                events.part(EventSplit.HELD_OUT).size(),
                events.duplicates(),
                events.notApplicable());
    }

    /** Reads a process from the command line. */
    static final class ProcessOption implements ITypeConverter<GeneratorProcess> {
        @Override
        public GeneratorProcess convert(String value) {
            try {
                return GeneratorProcess.named(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Reads a method from the command line. */
    static final class MethodOption implements ITypeConverter<Method> {
        @Override
        public Method convert(String value) {
            for (Method method : Method.values()) {
                if (method.toString().equals(value.toLowerCase(Locale.ROOT))) {
                    return method;
                }
            }
            throw new TypeConversionException("no method is named '" + value + "'; known: "
                    + List.of(Method.values()).toString().replaceAll("[\\[\\]]", ""));
        }
    }
}
