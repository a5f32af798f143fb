package io.dilepton.cli.train;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dilepton train}: the tasks that models are trained for. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a model for a task.",
        subcommands = {ZCandidateCommand.class, DecayChannelCommand.class, HiggsCommand.class})
public final class TrainCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a task: " + String.join(", ", spec.subcommands().keySet()));
    }
}
