package io.dilepton.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command that trains a model again: that of the user, without what belongs to the machine. */
final class RebuildCommand {

    /** Options that training does not depend on, or that say where things are and how to be let in. */
    private static final Set<String> OF_THE_MACHINE = Set.of(
            "--out",
            "--force",
            "--report",
            "--publish",
            "--bootstrap",
            "--registry",
            "--client-config",
            "--set",
            "--data",
            "--seed");

    private RebuildCommand() {}

    /**
     * Writes the command.
     *
     * @param command the command as it was parsed
     * @param seed seed of the training, which may be the default
     * @param events where the events are from
     * @return a line for a shell, run in the directory of the sources
     */
    static String of(CommandLine command, long seed, TrainingEvents events) {
        List<String> words = new ArrayList<>(List.of("./dilepton", "train", command.getCommandName()));
        if (!events.data().isEmpty()) {
            words.add("--data");
            events.data().forEach(name -> words.add(quoted(name)));
        }
        words.add("--seed=" + seed);
        for (OptionSpec option : command.getParseResult().matchedOptions()) {
            if (!OF_THE_MACHINE.contains(option.longestName())) {
                words.add(option.longestName() + (isFlag(option) ? "" : "=" + quoted(value(option))));
            }
        }
        words.add("--out=DIR");
        return String.join(" ", words);
    }

    private static boolean isFlag(OptionSpec option) {
        return option.type() == boolean.class || option.type() == Boolean.class;
    }

    private static String value(OptionSpec option) {
        return option.getValue() instanceof Path file ? name(file) : String.join(",", option.originalStringValues());
    }

    /** Returns the name of a file without its directory, which is another on every machine. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,@=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
