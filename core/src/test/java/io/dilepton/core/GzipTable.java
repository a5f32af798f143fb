package io.dilepton.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The columns of one file of real data, read without the product's own readers, so that tests on it stand on their own feet. */
public final class GzipTable {

    private final List<String> header;
    private final List<String[]> rows;

    private GzipTable(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    /**
     * Reads a file below the folder that {@code DILEPTON_DATA} names; skips the test when it is not set.
     *
     * @param name file name, such as {@code zmumu_cms2010.csv.gz}
     * @return the table
     */
    public static GzipTable read(String name) {
        String folder = System.getenv("DILEPTON_DATA");
        Assumptions.assumeTrue(folder != null, "DILEPTON_DATA is not set: no real data to test on");
        Path file = Path.of(String.valueOf(folder), name);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            List<String> header = Arrays.stream(reader.readLine().split(",", -1))
                    .map(String::trim)
                    .toList();
            List<String[]> rows =
                    reader.lines().map(line -> line.split(",", -1)).toList();
            return new GzipTable(header, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the number of rows. */
    public int size() {
        return rows.size();
    }

    /** Tells whether there is a column of that name. */
    public boolean has(String column) {
        return header.contains(column);
    }

    /** Returns one number. */
    public double number(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    /** Returns one field as it stands. */
    public String text(int row, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + column + " among " + header);
        }
        return rows.get(row)[index];
    }
}
