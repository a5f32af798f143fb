package io.dilepton.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Files of made-up Z candidates, with damaged rows where a test wants them. */
final class EventRows {

    private static final String HEADER = "Run,Event,pt1,eta1,phi1,Q1,pt2,eta2,phi2,Q2";

    /** Ten ways to damage a row. */
    private static final List<UnaryOperator<String>> DAMAGES = List.of(
            row -> row + ",7",
            row -> row.substring(0, row.lastIndexOf(',')),
            row -> row.replace("0.5", "half"),
            row -> row.replace("0.5", "nan"),
            row -> row.replace("0.5", ""),
            row -> row.replace(",-1", ",0"),
            row -> row.replace(",41.", ",-41."),
            row -> row.replace("-2.25", "182.25"),
            row -> row.replace("0.5", "12.5"),
            row -> row.replace("163000,", "163000.5,"));

    private EventRows() {}

    /** A file of good rows, event numbers from 1. */
    static Path good(Path file, int rows) {
        return planted(file, rows, 0);
    }

    /** A file of rows of which every so many-th is damaged; 0 for none. */
    static Path planted(Path file, int rows, int every) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        int damaged = 0;
        for (int i = 1; i <= rows; i++) {
            String row = "163000," + i + ",41." + i % 10 + ",0.5,-2.25,1,38.7,-1.5,0.9,-1";
            lines.add(
                    every > 0 && i % every == 0
                            ? DAMAGES.get(damaged++ % DAMAGES.size()).apply(row)
                            : row);
        }
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
