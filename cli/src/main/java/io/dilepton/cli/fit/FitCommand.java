package io.dilepton.cli.fit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dilepton fit}. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = "Fits physics quantities in files, without a stream.",
        subcommands = FitZCommand.class)
public final class FitCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a quantity: " + String.join(", ", spec.subcommands().keySet()));
    }
}
