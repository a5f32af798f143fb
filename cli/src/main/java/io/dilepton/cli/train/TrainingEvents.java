package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.trainer.card.ModelCard;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events to train on, with the books of reading them.
 *
 * @param dataset the data set
 * @param events events read or simulated
 * @param rejected rows of files that are no events
 * @param sources files, topics or simulations that the events are from
 * @param data what {@code --data} has to name for the same events, files without their directories; empty for simulated ones
 */
public record TrainingEvents(
        EventDataset dataset, long events, long rejected, List<ModelCard.Source> sources, List<String> data) {

    /** Copies. */
    public TrainingEvents {
        sources = List.copyOf(sources);
        data = List.copyOf(data);
    }

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
        return new TrainingEvents(
                end.apply(builder),
                read.events(),
                read.rejected(),
                files.stream().map(TrainingEvents::source).toList(),
                files.stream().map(RebuildCommand::name).toList());
    }

    static TrainingEvents simulate(long count, long seed, EventDataset.Builder builder) {
        new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), seed)
                .events(0, count)
                .forEach(builder::add);
        String name = String.format(Locale.ROOT, "%,d simulated electron pairs, seed %d", count, seed);
        return new TrainingEvents(build(builder), count, 0, List.of(new ModelCard.Source(name, null, 0)), List.of());
    }

    private static ModelCard.Source source(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new ModelCard.Source(RebuildCommand.name(file), ModelArtifact.sha256(bytes), bytes.length);
        } catch (IOException e) {
            throw CommandFailure.run(file + " cannot be read any more: " + e.getMessage());
        }
    }

    /** Ends a data set that is trained on. */
    static EventDataset build(EventDataset.Builder builder) {
        try {
            return builder.build();
        } catch (UnusableDatasetException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }
}
