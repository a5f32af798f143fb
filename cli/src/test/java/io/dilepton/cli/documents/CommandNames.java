package io.dilepton.cli.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Compares what a documented command names, subcommands and options, with those that there are. Synopses count: {@code train TASK [--out DIR]}. */
final class CommandNames {

    private final CommandSpec root;

    CommandNames(CommandLine root) {
        this.root = root.getCommandSpec();
    }

    /** Returns what the command names that does not exist; empty when all of it does. */
    List<String> unknown(DocumentedCommand command) {
        List<String> unknown = new ArrayList<>();
        List<CommandSpec> reached = List.of(root);
        List<String> words = ShellWords.words(command.text().replaceAll("[\\[\\]]", " "));
        for (String word : words.subList(1, words.size())) {
            if (word.matches("[|<>;]|2?>.*")) {
                if (!word.equals("|") || !command.text().contains("[")) {
                    return unknown;
                }
            } else if (word.startsWith("--")) {
                unknown.addAll(unknownOptions(word, reached));
            } else {
                reached = next(word, reached, unknown);
            }
        }
        return unknown;
    }

    private static List<String> unknownOptions(String word, List<CommandSpec> reached) {
        Stream<String> names = word.contains("=")
                ? Stream.of(word.substring(0, word.indexOf('=')))
                : Arrays.stream(word.split("\\|", -1));
        return names.map(name -> name.replaceAll("[^\\w-].*$", ""))
                .filter(name -> name.startsWith("--") && name.length() > 2)
                .filter(name -> reached.stream().noneMatch(spec -> has(spec, name)))
                .map(name -> name + " of " + reached.get(0).qualifiedName())
                .toList();
    }

    /** A name that ends with a dash stands for all that begin so; a command stands for those below it. */
    private static boolean has(CommandSpec spec, String option) {
        Stream<CommandSpec> specs = Stream.concat(
                Stream.of(spec), spec.subcommands().values().stream().map(CommandLine::getCommandSpec));
        return specs.flatMap(one -> one.optionsMap().keySet().stream())
                .anyMatch(name -> option.endsWith("-") ? name.startsWith(option) : name.equals(option));
    }

    private static List<CommandSpec> next(String word, List<CommandSpec> reached, List<String> unknown) {
        Set<String> commands = reached.get(0).subcommands().keySet();
        if (commands.isEmpty() || !word.matches("[A-Za-z][\\w|-]*")) {
            return reached;
        }
        if (word.equals(word.toUpperCase(Locale.ROOT))) {
            return reached.get(0).subcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .toList();
        }
        List<CommandSpec> named = new ArrayList<>();
        for (String name : word.split("\\|", -1)) {
            CommandLine found = reached.get(0).subcommands().get(name);
            if (found == null) {
                unknown.add(name + " of " + reached.get(0).qualifiedName());
            } else {
                named.add(found.getCommandSpec());
            }
        }
        return named.isEmpty() ? reached : named;
    }
}
