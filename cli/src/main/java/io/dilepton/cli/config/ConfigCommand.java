package io.dilepton.cli.config;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dilepton config}: which settings there are, and which are in force. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Lists the settings, or shows those in force.",
        subcommands = {ConfigListCommand.class, ConfigShowCommand.class})
public final class ConfigCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public ConfigCommand() {
        // Only its subcommands do anything.
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
