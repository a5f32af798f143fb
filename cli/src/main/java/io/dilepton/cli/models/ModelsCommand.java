package io.dilepton.cli.models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dilepton models}: the life of a model, from its publication to its retirement. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Publishes models, moves the aliases champion and challenger, and compares the two.",
        subcommands = {
            PublishCommand.class,
            ListCommand.class,
            ShowCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            DemoteCommand.class,
            RetireCommand.class,
            CompareCommand.class
        })
public final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
