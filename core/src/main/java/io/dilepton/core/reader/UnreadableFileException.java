package io.dilepton.core.reader;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that as a whole, or from some line on, cannot be read. The message is one line that names the file and says what to do; events
 * that were read before are good.
 */
public final class UnreadableFileException extends RuntimeException {

    private final Path file;

    UnreadableFileException(Path file, String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file;
    }

    UnreadableFileException(Path file, String problem) {
        this(file, problem, null);
    }

    /**
     * Returns the file.
     *
     * @return path as it was given
     */
    public Path file() {
        return file;
    }
}
