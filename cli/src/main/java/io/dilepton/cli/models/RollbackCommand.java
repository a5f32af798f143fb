package io.dilepton.cli.models;

import io.dilepton.core.registry.Promotion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dilepton models rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description =
                "Points an alias back at the version before. A second rollback goes one further back, not forth again;"
                        + " retired versions are passed over.")
final class RollbackCommand extends RegistryCommand {

    @Parameters(paramLabel = "NAME", description = "Model name.")
    private String name;

    @Option(
            names = "--alias",
            paramLabel = AliasName.LABEL,
            converter = AliasName.class,
            defaultValue = Promotion.CHAMPION,
            description = "The alias to move back. Default: champion.")
    private String alias = Promotion.CHAMPION;

    @Override
    void answer() {
        Promotion now = publisher().rollback(name, alias);
        AliasMove.of(now.history().get(0).version(), now).tell(this);
    }
}
