package io.dilepton.cli.models;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.TextTable;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.Promotion;
import io.dilepton.core.registry.PublishedModel;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dilepton models list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the published versions of models.")
final class ListCommand extends RegistryCommand {

    private static final List<String> KEY_METRICS = List.of("auc", "f1", "accuracy");
    private static final int SHORT_HASH = 12;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only versions of this model.")
    private @Nullable String name;

    @Override
    void answer() {
        ModelCatalogue catalogue = catalogue();
        List<PublishedModel> models = catalogue.published().stream()
                .filter(model -> name == null || model.manifest().name().equals(name))
                .toList();
        if (name != null && models.isEmpty()) {
            throw CommandFailure.run("no model is named '" + name + "'; published: "
                    + catalogue.published().stream()
                            .map(model -> model.manifest().name())
                            .distinct()
                            .collect(Collectors.collectingAndThen(
                                    Collectors.joining(", "), names -> names.isEmpty() ? "none" : names)));
        }
        List<Promotion> promotions = catalogue.promotions();
        if (isJson()) {
            ArrayNode answer = JsonNodeFactory.instance.arrayNode();
            models.forEach(model -> answer.add(ModelJson.of(model, promotions)));
            print(answer);
        } else if (models.isEmpty()) {
            printLine(
                    "No models are published; `dilepton train z-candidate --publish --out DIR` trains and publishes one");
        } else {
            out().print(table(models, promotions));
        }
    }

    private static String table(List<PublishedModel> models, List<Promotion> promotions) {
        TextTable table = new TextTable("MODEL", ">VERSION", "ALIASES", "PUBLISHED", "FEATURES", "METRICS", "SHA256");
        for (PublishedModel model : models) {
            ModelManifest manifest = model.manifest();
            table.row(
                    manifest.name(),
                    String.valueOf(manifest.version()),
                    model.isRetired()
                            ? "retired"
                            : String.join(",", aliases(promotions, manifest.name(), manifest.version())),
                    model.writtenAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    manifest.featureSet(),
                    metrics(manifest),
                    manifest.sha256().substring(0, SHORT_HASH));
        }
        return table.toString();
    }

    /** The metrics that most models have, or the first three of others. */
    private static String metrics(ModelManifest manifest) {
        List<String> names =
                KEY_METRICS.stream().filter(manifest.metrics()::containsKey).toList();
        Stream<String> shown =
                names.isEmpty() ? manifest.metrics().keySet().stream().sorted().limit(3) : names.stream();
        return shown.map(metric -> String.format(
                        Locale.ROOT,
                        "%s %.4f",
                        metric,
                        Optional.ofNullable(manifest.metrics().get(metric)).orElse(Double.NaN)))
                .collect(Collectors.joining(", "));
    }
}
