package io.dilepton.cli.models;

import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.Promotion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dilepton models promote}. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Points an alias at a version. Running streams swap to it within a second, without a restart: the champion decides,"
                    + " the challenger scores the same events in shadow.",
            "`dilepton models promote z-candidate@challenger` makes the challenger the champion."
        })
final class PromoteCommand extends RegistryCommand {

    @Parameters(
            paramLabel = ModelReference.LABEL,
            converter = ModelReference.Converter.class,
            description = "The version, or an alias that points at it.")
    private ModelReference model;

    @Option(
            names = "--alias",
            paramLabel = AliasName.LABEL,
            converter = AliasName.class,
            defaultValue = Promotion.CHAMPION,
            description = "The alias to move. Default: champion.")
    private String alias = Promotion.CHAMPION;

    @Override
    void answer() {
        ModelCatalogue catalogue = catalogue();
        int version = model.version(catalogue);
        int before =
                catalogue.promotion(model.name(), alias).map(Promotion::version).orElse(0);
        Promotion now = publisher().promote(model.name(), version, alias);
        AliasMove.of(before, now).tell(this);
    }
}
