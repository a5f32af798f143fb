package io.dilepton.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.models.Comparison.Label;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.Promotion;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dilepton models compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares the champion with the challenger on the events that both scored: agreement, differences, correlation, and, where"
                    + " events have a label, AUC, signal efficiency and background rejection of both and their differences.",
            "Intervals are 95%: Wilson's for the agreement, paired bootstrap for the rest. Background rejection is the share of"
                    + " the background below the threshold."
        })
final class CompareCommand extends RegistryCommand {

    @Parameters(paramLabel = "NAME", description = "Model name.")
    private String name;

    @Option(
            names = "--alias",
            paramLabel = AliasName.LABEL,
            converter = AliasName.class,
            defaultValue = Promotion.CHALLENGER,
            description = "Alias of the version that scored in shadow. Default: challenger.")
    private String alias = Promotion.CHALLENGER;

    @Option(
            names = "--champion",
            paramLabel = "VERSION",
            description = "Version that decided. Default: the champion of now.")
    private @Nullable Integer championVersion;

    @Option(
            names = "--challenger",
            paramLabel = "VERSION",
            description = "Version that scored in shadow. Default: that of the alias now.")
    private @Nullable Integer challengerVersion;

    @Option(
            names = "--window",
            paramLabel = "POSITION",
            defaultValue = "earliest",
            description = "Only events scored since: " + Position.FORMS + ". Default: earliest.")
    private String window = "earliest";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "At most so many pairs. Default: 1000000.")
    private long limit = 1_000_000;

    @Option(
            names = "--label",
            paramLabel = "window|truth",
            description =
                    "What tells signal from background: the mass window 80 to 100 GeV, or the generator truth of simulated events."
                            + " Default: window for Z-candidate models, which are trained on it; truth for others.")
    private @Nullable Label label;

    @Override
    void answer() {
        if (limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1, not " + limit);
        }
        Position from = Position.parse("--window", window);
        ModelCatalogue catalogue = catalogue();
        ModelManifest champion = manifest(catalogue, version(catalogue, championVersion, Promotion.CHAMPION));
        ModelManifest challenger = manifest(catalogue, version(catalogue, challengerVersion, alias));
        boolean isZ = champion.featureSet().equals(FeatureSets.DILEPTON_V1);
        try (TopicReader reader = TopicReader.connect(cluster());
                Deserializer<ScoredEvent> decoder = AvroSerdes.forRecord(
                                ScoredEvent.class, cluster().clients())
                        .deserializer()) {
            PairedScores scores = new PairedScores(reader, decoder, name);
            scores.read(
                    isZ ? Topics.SCORED_Z : Topics.SCORED_HIGGS, from, champion.version(), challenger.version(), limit);
            requirePairs(scores, champion.version(), challenger.version());
            Label chosen = label != null ? label : isZ ? Label.WINDOW : Label.TRUTH;
            tell(
                    scores,
                    champion,
                    challenger,
                    Comparison.of(scores.pairs(), chosen, champion.threshold(), challenger.threshold()));
        }
    }

    private int version(ModelCatalogue catalogue, @Nullable Integer given, String from) {
        return given != null
                ? given
                : catalogue
                        .promotion(name, from)
                        .map(Promotion::version)
                        .orElseThrow(() -> CommandFailure.run("model " + name + " has no " + from
                                + "; set one with `dilepton models promote " + name + "@VERSION --alias " + from
                                + "`, or name"
                                + " the version with --challenger"));
    }

    private ModelManifest manifest(ModelCatalogue catalogue, int version) {
        return catalogue.published().stream()
                .map(model -> model.manifest())
                .filter(manifest -> manifest.name().equals(name) && manifest.version() == version)
                .findFirst()
                .orElseThrow(() -> CommandFailure.run("model " + name + " has no version " + version));
    }

    private void requirePairs(PairedScores scores, int champion, int challenger) {
        if (scores.pairs().isEmpty()) {
            String others = scores.otherVersions().entrySet().stream()
                    .map(other -> other.getValue() + " by version " + other.getKey())
                    .collect(Collectors.joining(", "));
            throw CommandFailure.run("no event was scored by both " + name + "@" + champion + " and, in shadow, " + name
                    + "@" + challenger + "; scores without a partner: " + scores.unpairedChampion() + " and "
                    + scores.unpairedChallenger() + (others.isEmpty() ? "" : "; other shadow scores: " + others));
        }
    }

    private void tell(PairedScores scores, ModelManifest champion, ModelManifest challenger, Comparison comparison) {
        if (isJson()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("name", name);
            json.put("champion", champion.version());
            json.put("challenger", challenger.version());
            json.put("unpairedChampion", scores.unpairedChampion());
            json.put("unpairedChallenger", scores.unpairedChallenger());
            ComparisonText.json(comparison, json);
            print(json);
        } else {
            printLine(
                    "%s: champion %d and challenger %d on %,d events that both scored (%,d and %,d without a partner)",
                    name,
                    champion.version(),
                    challenger.version(),
                    comparison.events(),
                    scores.unpairedChampion(),
                    scores.unpairedChallenger());
            out().print(ComparisonText.table(comparison));
        }
    }
}
