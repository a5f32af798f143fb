package io.dilepton.cli.reproduce;

import io.dilepton.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files to work on: those given, and those in directories given.
 *
 * @param files files in the order given
 */
record SourceFiles(List<Path> files) {

    /** Names the directory of the data where no {@code --data} does. */
    static final String VARIABLE = "DILEPTON_DATA";

    SourceFiles {
        files = List.copyOf(files);
    }

    /**
     * Collects files.
     *
     * @param given files and directories; empty to use the directory of the environment
     * @param environment environment variables
     * @return the files
     * @throws CommandFailure when nothing is given, or something given is not there
     */
    static SourceFiles of(List<Path> given, Map<String, String> environment) {
        List<Path> places = given;
        if (places.isEmpty()) {
            String directory = environment.get(VARIABLE);
            if (directory == null || directory.isBlank()) {
                throw CommandFailure.usage("no data: give --data DIR_OR_FILES or set " + VARIABLE
                        + "; './dilepton data list' shows what there is, './dilepton data fetch NAME' fetches it");
            }
            places = List.of(Path.of(directory));
        }
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                files.addAll(csvFiles(place));
            } else if (Files.isReadable(place)) {
                files.add(place);
            } else {
                throw CommandFailure.usage("--data: " + place + " is no readable file or directory");
            }
        }
        return new SourceFiles(files);
    }

    private static List<Path> csvFiles(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> String.valueOf(file.getFileName()).contains(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw CommandFailure.usage("--data: the directory " + directory + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Finds a file by its name.
     *
     * @param source which
     * @return the first of that name; the only file given, whatever its name
     * @throws CommandFailure when there is none
     */
    Path file(SourceFile source) {
        return files.stream()
                .filter(file -> source.isNamed(String.valueOf(file.getFileName())))
                .findFirst()
                .or(() -> files.size() == 1 ? Optional.of(files.get(0)) : Optional.empty())
                .orElseThrow(() -> CommandFailure.usage("the data lack " + source.catalogueName()
                        + ": './dilepton data fetch " + source.catalogueName() + "' fetches it; looked at "
                        + files.size() + " CSV files"));
    }
}
