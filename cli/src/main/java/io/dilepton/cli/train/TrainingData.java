package io.dilepton.cli.train;

import io.dilepton.cli.ClusterAccess;
import io.dilepton.cli.ClusterFailure;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.serde.RegistryUnavailableException;
import io.dilepton.trainer.dataset.EventDataset;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code --data} of the tasks names: files, or a part of a topic. */
final class TrainingData {

    /** What the option says about topics. */
    static final String TOPICS =
            " Or events of a topic, up to its end now: topic:dilepton.events.enriched, from and to a position:"
                    + " topic:NAME@FROM..TO, or those of an earlier training, as its manifest and card name them:"
                    + " topic:NAME@0:0..1500,1:0..1600.";

    private TrainingData() {}

    /**
     * Reads events.
     *
     * @param data arguments of the option, at least one
     * @param flavour flavour of the leptons where files do not tell; null where they do
     * @param cluster where topics are
     * @param builder data set to add to
     * @param err where progress is shown
     * @return the events
     * @throws CommandFailure when they cannot be read, or the data set is too small or of one class
     */
    static TrainingEvents read(
            List<String> data,
            @Nullable LeptonFlavour flavour,
            ClusterAccess cluster,
            EventDataset.Builder builder,
            PrintWriter err) {
        if (data.stream().noneMatch(argument -> argument.startsWith(TopicStretch.PREFIX))) {
            return TrainingEvents.read(data.stream().map(Path::of).toList(), flavour, builder);
        }
        if (data.size() > 1) {
            throw CommandFailure.usage("--data: give files, or one topic");
        }
        if (flavour != null) {
            throw CommandFailure.usage("--flavour is for files: the events of a topic know theirs");
        }
        TopicStretch stretch = TopicStretch.parse(data.get(0));
        Terminal.quieten();
        try (ProgressLine progress = new ProgressLine(err, Terminal.isError(), System::nanoTime)) {
            TrainingEvents events = TopicEvents.read(stretch, cluster, builder, progress);
            progress.note("The same events again: --data " + events.data().get(0));
            return events;
        } catch (RegistryUnavailableException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw ClusterFailure.readable(cluster.bootstrap(), e);
        }
    }
}
