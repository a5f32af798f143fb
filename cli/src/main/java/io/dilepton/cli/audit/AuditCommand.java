package io.dilepton.cli.audit;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.cli.train.FileEvents;
import io.dilepton.cli.train.MeasurementOptions;
import io.dilepton.cli.train.TaskOption;
import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.audit.AuditReport;
import io.dilepton.trainer.audit.AuditSample;
import io.dilepton.trainer.audit.LeakageAudit;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.trees.BoostingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks for leaks before a model is trained: retrains boosted trees with each column that the events carry besides the"
                    + " features (run, event number, time and order, weight, ...) and flags what makes them better than they may be; tries"
                    + " each feature alone; counts rows that are both trained and measured on.",
            "Exit code 1 when something leaks."
        })
public final class AuditCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TASK", converter = TaskOption.class, description = "Task, such as decay-channel.")
    private Task task = Task.Z_CANDIDATE;

    @Mixin
    private MeasurementOptions options = new MeasurementOptions();

    @Option(
            names = "--test",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files that a model is to be measured on: counts their events that are also in the training part of --data, by identity"
                            + " and by content. Default: the held-out part of --data.")
    private List<Path> test = List.of();

    @Option(
            names = "--without",
            paramLabel = "COLUMN",
            split = ",",
            description =
                    "Columns that no model will see, by commas, such as run,event: they are not tried, nor is what follows from them (the"
                            + " time and order of events from both).")
    private List<String> without = List.of();

    @Option(
            names = "--split",
            paramLabel = "event|run",
            defaultValue = "EVENT",
            description = "What stays together when the events are split. Default: event.")
    private SplitRule split;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.requireReport();
        try {
            AuditReport found = audit();
            spec.commandLine().getOut().print(AuditText.of(task, found));
            spec.commandLine().getOut().flush();
            options.report(() -> AuditJson.of(task, split, found));
            return found.isClean() ? 0 : 1;
        } catch (UnusableDatasetException | BoostingException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private AuditReport audit() {
        EventDataset.Builder trainable = task.dataset().splitBy(split);
        AuditSample.Builder sample = sample();
        options.read(event -> {
            trainable.add(event);
            sample.add(event);
        });
        // Ends with a clear message where nothing could be trained, or a feature is an identifier.
        trainable.build();
        AuditSample tested = null;
        if (!test.isEmpty()) {
            AuditSample.Builder builder = sample();
            FileEvents.read(test, options.flavour(), builder::add);
            tested = builder.build();
        }
        try (ProgressLine line = new ProgressLine(spec.commandLine().getErr(), Terminal.isError(), System::nanoTime)) {
            return new LeakageAudit(
                            sample.build(),
                            Set.copyOf(without),
                            options.seed(),
                            name -> line.show(seconds -> "trying " + name))
                    .run(tested);
        }
    }

    private AuditSample.Builder sample() {
        return new AuditSample.Builder(task.features(), task, split);
    }
}
