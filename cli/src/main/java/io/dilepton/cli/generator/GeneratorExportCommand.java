package io.dilepton.cli.generator;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.generation.ShippedGenerators;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.trainer.card.CardFiles;
import io.dilepton.trainer.card.GeneratorCard;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton generator export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes a generator that comes with the product, and its card, to a directory, for `dilepton models publish` and the other"
                        + " commands that take a model's directory.")
final class GeneratorExportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            description =
                    "Name of the generator: zee (Z to two electrons), zmumu (two muons) or ttbar-dilepton (top pairs with two leptons).")
    private String name = "zee";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Directory of the model; made if missing.")
    private Path out = Path.of("model");

    @Option(names = "--force", description = "Replace the model that is in DIR.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ModelDirectory directory = new ModelDirectory(out);
        if (directory.isOccupied() && !force) {
            throw CommandFailure.usage(out + " holds a model already; give --force to replace it, or another --out");
        }
        try {
            ModelArtifact model = ShippedGenerators.named(name);
            directory.write(model);
            CardFiles.write(out, CardFiles.MARKDOWN, GeneratorCard.markdown(model.manifest()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw CommandFailure.run(out + " cannot be written: " + e.getMessage());
        }
        spec.commandLine().getOut().println("Wrote " + name + " to " + out);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
