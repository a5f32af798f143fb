package io.dilepton.cli.study;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.synth.ServiceOptions;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.cli.train.MeasurementOptions;
import io.dilepton.cli.train.TaskOption;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.augmentation.PairEvents;
import io.dilepton.trainer.augmentation.PairSample;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.training.TrainingDivergedException;
import io.dilepton.trainer.trees.BoostingException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton augment-study}. */
@Command(
        name = "augment-study",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains the same network with and without synthetic events of six techniques (mixup, nearest neighbours, Gaussian mixtures,"
                        + " forest, rules, a generative model), and prints what each gains on held-out events beside what a published study"
                        + " found. Only training events are ever augmented.")
public final class AugmentStudyCommand implements Callable<Integer> {

    private static final int SEEDS = 5;
    private static final int QUICK_SEEDS = 2;

    @Parameters(paramLabel = "TASK", converter = TaskOption.class, description = "Task: decay-channel.")
    private Task task = Task.DECAY_CHANNEL;

    @Mixin
    private MeasurementOptions options = new MeasurementOptions();

    @Option(
            names = "--synthetic",
            paramLabel = "FILE|topic:NAME|order:MODEL[:COUNT]",
            arity = "1..*",
            description =
                    "CSV files or a topic of synthetic events of both channels, made by a generative model from training events alone; or orders"
                            + " of them, one for each model, which are placed with the generator service and waited for; without, its row stays empty.")
    private List<String> synthetic = List.of();

    @Option(names = "--quick", description = "Two seeds, a smaller network, fewer epochs.")
    private boolean quick;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (task != Task.DECAY_CHANNEL) {
            throw CommandFailure.usage(
                    "augmentation is studied on decay-channel, whose label does not follow from the leptons' momenta; "
                            + task.model() + " is none such");
        }
        options.requireReport();
        long started = System.nanoTime();
        long[] seeds = LongStream.range(options.seed(), options.seed() + (quick ? QUICK_SEEDS : SEEDS))
                .toArray();
        StudyRun run = run(seeds);
        spec.commandLine().getOut().print(StudyText.of(run, seeds.length));
        spec.commandLine().getOut().flush();
        options.report(() -> StudyJson.of(run, quick, seeds, (System.nanoTime() - started) / 1e9));
        return 0;
    }

    private StudyRun run(long[] seeds) {
        PairEvents events = new PairEvents(task);
        options.read(events::add);
        PairSample pairs = synthetic.isEmpty()
                ? null
                : SyntheticEvents.read(
                        synthetic,
                        cluster,
                        service,
                        text -> spec.commandLine().getErr().println(text));
        try (ProgressLine line = new ProgressLine(spec.commandLine().getErr(), Terminal.isError(), System::nanoTime)) {
            return StudyRun.of(events, pairs, quick, seeds, text -> line.show(seconds -> text));
        } catch (UnusableDatasetException | TrainingDivergedException | BoostingException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }
}
