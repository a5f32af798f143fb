package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.reader.UnreadableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The books of reading files.
 *
 * @param events events read
 * @param rejected rows that are no events
 */
public record FileEvents(long events, long rejected) {

    /**
     * Reads files one after another.
     *
     * @param files CSV files, gzipped or plain
     * @param flavour flavour of the leptons where the files do not tell; null where they do
     * @param sink takes each event
     * @return the books
     * @throws CommandFailure when a file cannot be read
     */
    public static FileEvents read(
            List<Path> files, @Nullable LeptonFlavour flavour, Consumer<? super CollisionEvent> sink) {
        long events = 0;
        long rejected = 0;
        for (Path path : files) {
            try (EventFile file = EventFile.open(path, ReaderOptions.defaults().withFlavour(flavour))) {
                while (file.hasNext()) {
                    if (file.next() instanceof ReadResult.Accepted accepted) {
                        sink.accept(accepted.event());
                        events++;
                    } else {
                        rejected++;
                    }
                }
            } catch (UnreadableFileException e) {
                throw CommandFailure.usage(String.valueOf(e.getMessage()));
            }
        }
        return new FileEvents(events, rejected);
    }
}
