package io.dilepton.cli.data;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dilepton data}. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Lists and downloads public records of CERN Open Data.",
        subcommands = {DataListCommand.class, DataFetchCommand.class})
public final class DataCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public DataCommand() {
        // Every field has its value from the command line.
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
