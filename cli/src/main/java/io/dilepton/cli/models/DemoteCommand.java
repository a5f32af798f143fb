package io.dilepton.cli.models;

import io.dilepton.core.registry.Promotion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dilepton models demote}. */
@Command(
        name = "demote",
        mixinStandardHelpOptions = true,
        description = "Removes the challenger: running streams stop scoring in shadow. The champion cannot be removed.")
final class DemoteCommand extends RegistryCommand {

    @Parameters(paramLabel = "NAME", description = "Model name.")
    private String name;

    @Option(
            names = "--alias",
            paramLabel = "challenger",
            converter = AliasName.class,
            defaultValue = Promotion.CHALLENGER,
            description = "The alias to remove. Default: challenger.")
    private String alias = Promotion.CHALLENGER;

    @Override
    void answer() {
        Promotion before = publisher().demote(name, alias);
        new AliasMove(name, alias, before.version(), 0).tell(this);
    }
}
