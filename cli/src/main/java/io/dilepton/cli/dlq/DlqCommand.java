package io.dilepton.cli.dlq;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dilepton dlq}: the records that could not be processed. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "Looks at the records that could not be processed, exports them, and sends them again.",
        subcommands = {InspectCommand.class, ExportCommand.class, ReplayLettersCommand.class})
public final class DlqCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
