package io.dilepton.cli.models;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.Promotion;
import io.dilepton.core.registry.PublishedModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dilepton models show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows all that is known about a version of a model. --json gives the whole manifest, with the rows of"
                        + " the self-test and the distributions of the training data; --card its model card, which was"
                        + " published with it.")
final class ShowCommand extends RegistryCommand {

    @Parameters(
            paramLabel = ModelReference.LABEL,
            converter = ModelReference.Converter.class,
            description = "The version, or an alias in its place: z-candidate@champion.")
    private ModelReference model;

    @Mixin
    private CardOptions card = new CardOptions();

    @Override
    void answer() {
        ModelCatalogue catalogue = catalogue();
        int version = model.version(catalogue);
        List<PublishedModel> versions = catalogue.published().stream()
                .filter(known -> known.manifest().name().equals(model.name()))
                .toList();
        PublishedModel found = versions.stream()
                .filter(known -> known.manifest().version() == version)
                .findFirst()
                .orElseThrow(() -> CommandFailure.run(unknown(version, versions)));
        if (card.isAsked()) {
            card.show(
                    found.manifest(),
                    catalogue
                            .card(model.name(), version)
                            .orElseThrow(() -> CommandFailure.run("model " + model.name() + "@" + version
                                    + " was published without a card; `dilepton train` makes one")),
                    isJson(),
                    this);
            return;
        }
        List<Promotion> promotions = catalogue.promotions();
        if (isJson()) {
            print(ModelJson.of(found, promotions));
        } else {
            about(found);
            promotions.stream()
                    .filter(promotion -> promotion.name().equals(model.name()) && promotion.version() == version)
                    .forEach(this::alias);
            contract(found.manifest());
            training(found.manifest().training());
        }
    }

    private String unknown(int version, List<PublishedModel> versions) {
        String known = versions.stream()
                .map(model -> String.valueOf(model.manifest().version()))
                .collect(Collectors.joining(", "));
        return "model " + model.name() + " has no version " + version + "; published: "
                + (known.isEmpty() ? "none" : known);
    }

    private void about(PublishedModel found) {
        ModelManifest manifest = found.manifest();
        line("model", manifest.name() + "@" + manifest.version());
        if (found.isRetired()) {
            line("retired", found.writtenAt() + ", its ONNX bytes are gone");
        } else {
            line("published", found.writtenAt());
            line("size", String.format(Locale.ROOT, "%,d bytes of ONNX", found.onnxBytes()));
        }
        line("sha256", manifest.sha256());
    }

    private void alias(Promotion promotion) {
        String before = promotion.history().stream()
                .map(past -> past.version() + (past.undone() ? " (rolled back)" : ""))
                .limit(10)
                .collect(Collectors.joining(", "));
        line(
                promotion.alias(),
                "since " + promotion.promotedAt() + (before.isEmpty() ? "" : "; before, newest first: " + before));
    }

    private void contract(ModelManifest manifest) {
        line("feature set", manifest.featureSet() + ", hash " + manifest.featureSetHash());
        line("input", manifest.input() + ", float32 [batch, features]");
        line("output", manifest.output() + ", float32 [batch, 1]");
        line("threshold", manifest.threshold());
        line(
                "self-test",
                manifest.selfTest().isEmpty()
                        ? "none"
                        : manifest.selfTest().rows().size() + " rows, tolerance "
                                + manifest.selfTest().tolerance());
        line("reference", manifest.reference().size() + " distributions of the training data");
        new TreeMap<>(manifest.metrics())
                .forEach((metric, value) -> line("metric " + metric, String.format(Locale.ROOT, "%.6f", value)));
    }

    private void training(ModelManifest.Training training) {
        line("task", training.task());
        line("data", String.join(", ", training.datasets()));
        line("fingerprint", training.dataFingerprint());
        line(
                "rows",
                String.format(
                        Locale.ROOT,
                        "%,d trained on, %,d validated on, %,d held out",
                        training.trainRows(),
                        training.validationRows(),
                        training.heldOutRows()));
        line("seed", training.seed());
        line("trained by", "dilepton " + training.codeVersion());
        for (Map.Entry<String, String> parameter : new TreeMap<>(training.hyperparameters()).entrySet()) {
            line("  " + parameter.getKey(), parameter.getValue());
        }
    }

    private void line(String name, Object value) {
        printLine("%-22s %s", name, value);
    }
}
