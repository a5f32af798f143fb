package io.dilepton.cli.bench;

import io.dilepton.cli.bench.chaos.BenchChaosCommand;
import io.dilepton.cli.bench.generator.BenchGeneratorCommand;
import io.dilepton.cli.bench.stream.BenchStreamCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the measurements. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the stream on a cluster of its own on this machine.",
        subcommands = {BenchStreamCommand.class, BenchChaosCommand.class, BenchGeneratorCommand.class})
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public BenchCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
