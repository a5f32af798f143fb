package io.dilepton.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report as JSON. */
public final class ReportFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportFile() {}

    /**
     * Makes sure that a report can be written, before hours are spent on it.
     *
     * @param file destination; missing folders are made
     */
    public static void require(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.isDirectory(file) || (folder != null && !Files.isWritable(folder))) {
                throw new IOException("not a file that can be written");
            }
        } catch (IOException e) {
            throw CommandFailure.usage("cannot write the report " + file + ": " + e.getMessage());
        }
    }

    /**
     * Writes one.
     *
     * @param file destination
     * @param report record or map
     */
    public static void write(Path file, Object report) {
        try {
            Files.writeString(file, JSON.writeValueAsString(report) + "\n");
        } catch (IOException e) {
            throw CommandFailure.run("cannot write the report " + file + ": " + e.getMessage());
        }
    }
}
