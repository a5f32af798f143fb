package io.dilepton.cli.replay;

import io.dilepton.core.reader.RejectedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows as CSV with the header {@code file,line,reason,detail,row}; text is quoted as RFC 4180 says. The file is made at the first
 * rejected row: without one there is none.
 */
final class RejectsFile implements AutoCloseable {

    private final Path path;
    private @Nullable Writer writer;

    RejectsFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    void write(RejectedRow row) {
        try {
            Writer out = writer;
            if (out == null) {
                out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
                writer = out;
                out.write("file,line,reason,detail,row\n");
            }
            out.write(quoted(row.file()) + "," + row.line() + "," + row.reason().code() + "," + quoted(row.detail())
                    + "," + quoted(row.text()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the rejects file " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rejects file " + path + " cannot be written: " + e.getMessage(), e);
        }
    }
}
