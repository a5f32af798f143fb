package io.dilepton.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.core.inference.ModelTrial;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import io.dilepton.trainer.card.CardJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dilepton models publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes the model in a directory, as `dilepton train` writes it, with its card under the next version"
                    + " of its name.",
            "The model is loaded once first, and refused when its hash, feature set, tensors or self-test do not"
                    + " match. Publishing the same model again gives the version that it has."
        })
final class PublishCommand extends RegistryCommand {

    @Parameters(paramLabel = "DIR", description = "Directory with model.onnx and manifest.json.")
    private Path directory;

    @Option(
            names = "--alias",
            paramLabel = AliasName.LABEL,
            converter = AliasName.class,
            description = "Point this alias at the version at once.")
    private @Nullable String alias;

    @Override
    void answer() {
        ModelArtifact model = new ModelDirectory(directory).read();
        ModelTrial.require(model);
        requireItsCard(model);
        createTopics();
        ModelManifest published = publisher().publish(model);
        if (alias != null) {
            publisher().promote(published.name(), published.version(), alias);
        }
        if (isJson()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("name", published.name()).put("version", published.version());
            print(answer.put("sha256", published.sha256()).put("alias", alias));
        } else {
            printLine(
                    "Published %s@%d%s",
                    published.name(), published.version(), alias == null ? "" : ", now the " + alias);
        }
    }

    private void requireItsCard(ModelArtifact model) {
        if (model.card().isEmpty()) {
            note("no " + ModelDirectory.CARD + " in " + directory + ": the version has no model card");
            return;
        }
        String described = CardJson.read(model.card().orElseThrow()).sha256();
        if (!described.equals(model.manifest().sha256())) {
            throw CommandFailure.run(directory.resolve(ModelDirectory.CARD) + " is the card of another model, "
                    + described.substring(0, Math.min(12, described.length()))
                    + "…: train again, or remove it to publish without a card");
        }
    }

    private void createTopics() {
        Set<String> wanted = Set.of(Topics.MODELS, Topics.MODEL_ALIASES);
        List<TopicSpec> topics = Topics.all().stream()
                .filter(topic -> wanted.contains(topic.name()))
                .toList();
        try (TopicAdmin admin = new TopicAdmin(client(), PATIENCE)) {
            admin.create(topics, TopicAdmin.BROKER_DEFAULT);
        }
    }
}
