package io.dilepton.cli.generator;

import io.dilepton.cli.train.GeneratorTrainCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about generators of synthetic events. */
@Command(
        name = "generator",
        mixinStandardHelpOptions = true,
        description = "Trains generators of synthetic events, samples and measures them, and serves their events.",
        subcommands = {
            GeneratorTrainCommand.class,
            GeneratorExportCommand.class,
            SampleCommand.class,
            EvaluateCommand.class,
            ServeCommand.class
        })
public final class GeneratorCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public GeneratorCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
