package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.card.CardMaker;
import io.dilepton.trainer.card.CardOrigin;
import io.dilepton.trainer.card.ModelCard;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.export.ParityException;
import io.dilepton.trainer.training.CheckpointException;
import io.dilepton.trainer.training.TrainingDivergedException;
import io.dilepton.trainer.trees.BoostingException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The course of one training, the same for every task.
 *
 * @param task what is trained
 * @param training how
 * @param output where the model goes
 * @param command the command, whose streams are written to
 */
record TaskRun(Task task, Training training, TrainOutput output, CommandLine command) {

    /** Reads, trains and finishes; returns the exit code. */
    int call(Supplier<TrainingEvents> source) {
        ModelDirectory directory = output.prepare();
        PrintWriter err = command.getErr();
        TrainingEvents events = source.get();
        err.println(summary(events));
        err.flush();
        TrainingOutcome outcome = trained(events.dataset());
        output.finish(command, directory, task, events, outcome, card(events, outcome));
        output.checkpoint().delete();
        return 0;
    }

    private ModelCard card(TrainingEvents events, TrainingOutcome outcome) {
        CardOrigin origin = new CardOrigin(
                events.sources(),
                events.events(),
                events.rejected(),
                List.of(RebuildCommand.of(
                        command, outcome.artifact().manifest().training().seed(), events)));
        return CardMaker.make(task, events.dataset(), outcome, origin, Instant.now());
    }

    private TrainingOutcome trained(EventDataset dataset) {
        try (TrainingEndpoint endpoint = output.endpoint();
                TrainingProgress progress = new TrainingProgress(
                        new ProgressLine(command.getErr(), Terminal.isError(), System::nanoTime))) {
            return training.run(dataset, endpoint.measured(task, progress), output.checkpoint());
        } catch (TrainingDivergedException | ParityException | BoostingException | CheckpointException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private String summary(TrainingEvents events) {
        EventDataset dataset = events.dataset();
        FeatureMatrix train = dataset.part(EventSplit.TRAIN);
        return String.format(
                Locale.ROOT,
                "%,d events: %,d to train on (%,d %s), %,d to validate, %,d held out; passed over: %,d rows rejected, "
                        + "%,d duplicates, %,d %s",
                events.events(),
                train.rows(),
                train.positives(),
                switch (task) {
                    case Z_CANDIDATE -> "in the Z window";
                    case DECAY_CHANNEL -> "electron pairs";
                    case HIGGS -> "of them signal";
                },
                dataset.part(EventSplit.VALIDATION).rows(),
                dataset.part(EventSplit.HELD_OUT).rows(),
                events.rejected(),
                dataset.duplicates(),
                dataset.notApplicable(),
                switch (task) {
                    case Z_CANDIDATE, DECAY_CHANNEL -> "not two electrons or two muons";
                    case HIGGS -> "not a labelled lepton, hadronic tau and missing momentum";
                });
    }
}
