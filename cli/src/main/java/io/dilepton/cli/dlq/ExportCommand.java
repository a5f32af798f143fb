package io.dilepton.cli.dlq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dilepton dlq export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes dead letters as JSON, one a line: reason, origin, headers, and key and value in Base64.",
            "`dilepton dlq replay --file` takes the file back, with values that were mended in it."
        })
final class ExportCommand extends LetterCommand {

    /** Name of the file with the JSON lines in a directory of raw values. */
    static final String INDEX = "letters.jsonl";

    @Mixin
    private ReasonFilter reasons = new ReasonFilter();

    @Mixin
    private LetterRange range = new LetterRange();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write to FILE, which must not exist. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Write each value as it is to a file of its own in DIR, and the lines to DIR/" + INDEX + ".")
    private @Nullable Path directory;

    @Override
    int run() {
        if (out != null && directory != null) {
            throw CommandFailure.usage("give --out or --dir, not both");
        }
        Path file = directory == null ? out : directory.resolve(INDEX);
        if (file == null) {
            write(out());
            return 0;
        }
        try {
            if (directory != null) {
                Files.createDirectories(directory);
            }
            try (Writer writer =
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                printLine("Wrote %,d dead letters to %s", write(writer), file);
            }
        } catch (FileAlreadyExistsException e) {
            throw CommandFailure.usage(file + " exists already; name another file");
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.run("the letters cannot be written to " + file + ": " + e.getMessage());
        }
        return 0;
    }

    private int write(Writer writer) {
        int limit = range.limit(Integer.MAX_VALUE);
        int[] written = new int[1];
        read(range.from(), letter -> {
            if (reasons.accepts(letter)) {
                line(writer, letter);
                written[0]++;
            }
            return written[0] < limit;
        });
        return written[0];
    }

    private void line(Writer writer, Letter letter) {
        ObjectNode json = LetterJson.whole(letter);
        byte[] value = letter.record().value();
        try {
            if (directory == null || value == null) {
                json.put("value", value);
            } else {
                String name =
                        letter.record().partition() + "-" + letter.record().offset() + ".bin";
                Files.write(directory.resolve(name), value, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                json.put("valueFile", name);
            }
            writer.write(json + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
