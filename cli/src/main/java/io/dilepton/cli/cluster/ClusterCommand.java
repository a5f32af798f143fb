package io.dilepton.cli.cluster;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about a local cluster. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "Runs a Kafka broker and a schema registry on this machine.",
        subcommands = {ClusterStart.class})
public final class ClusterCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
