package io.dilepton.cli.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name path from the root of the repository
 * @param lines its lines
 */
record Document(String name, List<String> lines) {

    /** Root of the repository, from the module that the tests run in. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What a line of a block without a language begins with when it is a command. */
    private static final Set<String> PROGRAMS = Set.of(
            "mvn",
            "npm",
            "node",
            "python3",
            "pip",
            "kcat",
            "docker",
            "docker-compose",
            "curl",
            "tar",
            "cd",
            "export",
            "source",
            "promtool");

    private static final Pattern FENCE = Pattern.compile("^\\s*```\\s*(\\w*).*$");
    private static final Pattern SPAN = Pattern.compile("`((?:\\./|bin/)?dilepton [^`]+)`");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#\\s.*$");
    private static final Set<String> SHELL = Set.of("sh", "bash", "shell");

    /** Copies. */
    Document {
        lines = List.copyOf(lines);
    }

    /** Returns the pages for people: the README and its neighbours, and all of docs/. */
    static List<Document> all() {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            pages.filter(file ->
                            file.toString().endsWith(".md") && !file.toString().contains("node_modules"))
                    .sorted()
                    .forEach(files::add);
            List<Document> documents = new ArrayList<>();
            for (Path file : files) {
                documents.add(read(file));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document read(Path file) throws IOException {
        return new Document(ROOT.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
    }

    /** Returns the commands of the code blocks, in order; those that {@code &&} joins one by one. */
    List<DocumentedCommand> commands() {
        List<DocumentedCommand> commands = new ArrayList<>();
        String language = null;
        int block = 0;
        StringBuilder pending = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                block++;
                language = language == null ? fence.group(1) : null;
            } else if (language != null) {
                String text = pending + typed(lines.get(i), language, !pending.isEmpty());
                pending.setLength(0);
                if (text.endsWith("\\")) {
                    pending.append(text, 0, text.length() - 1);
                } else if (!text.isBlank()) {
                    for (String part : ShellWords.parts(text)) {
                        commands.add(new DocumentedCommand(name, i + 1, block, part));
                    }
                }
            }
        }
        return commands;
    }

    /** Returns the commands of the product that running text names between backticks, as they stand there. */
    List<DocumentedCommand> mentions() {
        List<DocumentedCommand> mentions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher span = SPAN.matcher(lines.get(i));
            while (span.find()) {
                mentions.add(new DocumentedCommand(name, i + 1, 0, span.group(1).replace("\\|", "|")));
            }
        }
        return mentions;
    }

    /** Returns what a reader types of a line of a block, empty when it is something else: output, a setting, a diagram. */
    private static String typed(String line, String language, boolean continued) {
        String text = COMMENT.matcher(line.strip()).replaceFirst("");
        if (language.equals("console")) {
            return continued ? text : text.startsWith("$ ") ? text.substring(2) : "";
        }
        if (continued || SHELL.contains(language)) {
            return text;
        }
        return language.isEmpty() && isCommand(text.split("\\s", 2)[0]) ? text : "";
    }

    private static boolean isCommand(String word) {
        return PROGRAMS.contains(word) || word.matches("\\S*/dilepton|dilepton|\\S+\\.sh");
    }
}
