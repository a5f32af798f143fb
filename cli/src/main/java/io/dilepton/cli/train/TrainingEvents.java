package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events to train on, with the books of reading them.
 *
 * @param dataset the data set
 * @param events events read or simulated
 * @param rejected rows of files that are no events
 */
public record TrainingEvents(EventDataset dataset, long events, long rejected) {

    /**
     * Reads events to train on.
     *
     * @param files CSV files
     * @param flavour flavour of the leptons where the files do not tell; null where they do
     * @param builder data set to add to
     * @return the events
     * @throws CommandFailure when a file cannot be read, or the data set is too small or of one class
     */
    public static TrainingEvents read(List<Path> files, @Nullable LeptonFlavour flavour, EventDataset.Builder builder) {
        return read(files, flavour, builder, TrainingEvents::build);
    }

    /** Events to measure on: the data set may be small, or of one class. */
    static TrainingEvents toEvaluate(List<Path> files, @Nullable LeptonFlavour flavour, EventDataset.Builder builder) {
        return read(files, flavour, builder, EventDataset.Builder::buildForEvaluation);
    }

    private static TrainingEvents read(
            List<Path> files,
            @Nullable LeptonFlavour flavour,
            EventDataset.Builder builder,
            Function<EventDataset.Builder, EventDataset> end) {
        FileEvents read = FileEvents.read(files, flavour, builder::add);
        return new TrainingEvents(end.apply(builder), read.events(), read.rejected());
    }

    static TrainingEvents simulate(long count, long seed, EventDataset.Builder builder) {
        new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), seed)
                .events(0, count)
                .forEach(builder::add);
        return new TrainingEvents(build(builder), count, 0);
    }

    private static EventDataset build(EventDataset.Builder builder) {
        try {
            return builder.build();
        } catch (UnusableDatasetException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }
}
