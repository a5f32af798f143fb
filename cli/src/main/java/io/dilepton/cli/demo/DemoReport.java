package io.dilepton.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dilepton.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a demonstration did: the JSON of {@code --report}, whose keys are public API.
 *
 * @param events the books
 * @param model the model that scored
 * @param metrics its quality on events that training never saw
 * @param seconds wall times
 * @param synthetic the synthetic stream; null where none was ordered
 */
record DemoReport(
        Events events,
        Model model,
        Metrics metrics,
        Seconds seconds,
        @Nullable Synthetic synthetic) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * Makes the folder of a report, so that a wrong destination shows before the demonstration and not after it.
     *
     * @param file destination; missing folders are made
     */
    static void prepare(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw CommandFailure.usage("--report " + file + ": its folder cannot be made");
        }
        if (Files.isDirectory(file) || folder == null || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw CommandFailure.usage("--report " + file + ": no file can be written there");
        }
    }

    /**
     * Writes the report as JSON.
     *
     * @param file destination that has been {@linkplain #prepare prepared}
     */
    void write(Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw CommandFailure.run("cannot write the report " + file + ": " + e.getMessage());
        }
    }

    /**
     * The books: counts of events.
     *
     * @param read rows or simulated events read
     * @param rejected rows refused by the reader
     * @param sent events that the broker acknowledged
     * @param enriched records on the enriched topic
     * @param scored records on the scored topic
     * @param passedOver events that no scorer applies to
     * @param deadLettered records on the dead-letter topic
     */
    record Events(long read, long rejected, long sent, long enriched, long scored, long passedOver, long deadLettered) {

        /**
         * Checks the books.
         *
         * @return what does not balance, empty when all does
         */
        Optional<String> imbalance() {
            if (read != sent + rejected) {
                return Optional.of("read " + read + " ≠ sent " + sent + " + rejected " + rejected);
            }
            if (sent != scored + passedOver + deadLettered) {
                return Optional.of("sent " + sent + " ≠ scored " + scored + " + passed over " + passedOver
                        + " + dead-lettered " + deadLettered);
            }
            if (enriched < scored + passedOver || enriched > sent) {
                return Optional.of("enriched " + enriched + " is less than scored " + scored + " + passed over "
                        + passedOver + ", or more than sent " + sent);
            }
            return Optional.empty();
        }
    }

    /**
     * The synthetic stream.
     *
     * @param requested events that were ordered
     * @param delivered events that the receipt counts
     * @param scored distinct events on the scored topic of their own
     * @param onScience synthetic events on the science topic, which must be none
     */
    record Synthetic(long requested, long delivered, long scored, long onScience) {

        /**
         * Checks the books.
         *
         * @return what does not balance, empty when all does
         */
        Optional<String> imbalance() {
            return requested == delivered && delivered == scored && onScience == 0
                    ? Optional.empty()
                    : Optional.of("of " + requested + " synthetic events, " + delivered + " were delivered and "
                            + scored + " scored; " + onScience + " are on the science topic");
        }
    }

    /**
     * The model that scored.
     *
     * @param name model name
     * @param version version on the models topic
     * @param sha256 SHA-256 of its ONNX bytes
     */
    record Model(String name, int version, String sha256) {}

    /**
     * Quality of the streamed scores against the mass window, on events that training never saw.
     *
     * @param accuracy share of right decisions; null without held-out rows
     * @param f1 harmonic mean of precision and recall; null without both classes
     * @param auc area under the ROC curve; null without both classes
     * @param heldOutRows number of scored events that the metrics are from
     */
    record Metrics(
            @Nullable Double accuracy,
            @Nullable Double f1,
            @Nullable Double auc,
            long heldOutRows) {}

    /**
     * Wall times in seconds.
     *
     * @param total from the start of the command to the end of the stream
     * @param cluster start of broker and registry
     * @param training training, or loading of the model that is reused
     * @param stream from the first event sent to the last one read back
     */
    record Seconds(double total, double cluster, double training, double stream) {}
}
