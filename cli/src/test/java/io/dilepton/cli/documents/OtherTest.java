package io.dilepton.cli.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A test of another class that runs a documented command, which its source has to show: every subcommand and every option of the command stands there as a
 * literal of its own.
 */
final class OtherTest {

    private final CommandSpec root;

    OtherTest(CommandLine root) {
        this.root = root.getCommandSpec();
    }

    /**
     * Returns what of a command a test does not say, empty when it says all.
     *
     * @param test simple name of the test's class
     * @param command documented command
     * @return words of the command, or the name of the test when there is no such test
     * @throws IOException when the sources cannot be read
     */
    List<String> missing(String test, DocumentedCommand command) throws IOException {
        String source = source(test);
        return source.isEmpty()
                ? List.of("the test " + test)
                : said(command).stream().filter(word -> !has(source, word)).toList();
    }

    private static boolean has(String source, String word) {
        return source.contains('"' + word + '"') || (word.startsWith("-") && source.contains('"' + word + '='));
    }

    /** Returns the subcommands and options of a command of ours, and program and options of another. */
    private List<String> said(DocumentedCommand command) {
        List<String> words =
                ShellWords.words(command.text().replaceAll("[\\[\\]]", " ").replaceFirst("\\s&$", ""));
        List<String> said = new ArrayList<>();
        Map<String, CommandLine> below = command.isOurs() ? root.subcommands() : Map.of();
        if (!command.isOurs()) {
            said.add(words.get(0));
        }
        for (String word : words.subList(1, words.size())) {
            CommandLine reached = below.get(word);
            if (reached != null) {
                said.add(word);
                below = reached.getSubcommands();
            } else if (word.startsWith("-")) {
                said.add(word.replaceFirst("=.*", ""));
            }
        }
        return said;
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.find(
                Document.ROOT,
                12,
                (file, attributes) ->
                        file.endsWith(test + ".java") && file.toString().contains("src"))) {
            Path found = files.findAny().orElse(null);
            return found == null ? "" : Files.readString(found);
        }
    }
}
