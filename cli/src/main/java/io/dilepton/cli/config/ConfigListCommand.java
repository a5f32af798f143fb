package io.dilepton.cli.config;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton config list}: every key of the product. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists every setting: what for, type, allowed values, default, environment variable.")
final class ConfigListCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text, markdown, properties (an example file) or json. Default: text.")
    private KeyFormat format = KeyFormat.TEXT;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(format.of(KeySection.all()));
        out.flush();
    }
}
