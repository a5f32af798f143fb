package io.dilepton.generator.sampling;

import io.dilepton.core.generation.ShippedGenerators;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.Promotion;
import io.dilepton.generator.request.ModelName;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.StreamOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The generators that can be ordered from: those on the topic of models, and after them those that come with the product. A name means its champion on the topic;
 * where it has none there, the version that is shipped. {@code NAME/VERSION} means the published version; where there is none, the shipped one of that number. Other
 * aliases are those of the topic alone. An order holds the SHA-256 of what it was accepted with, so that what is published later changes nothing about it. Safe for use by
 * several threads.
 */
final class Generators {

    private final ModelCatalogue published;

    Generators(ModelCatalogue published) {
        this.published = published;
    }

    /**
     * Finds what a name means now.
     *
     * @param name a name that is not the simulation's
     * @return the generator
     * @throws RefusedRequestException when there is none
     */
    ModelArtifact named(ModelName name) {
        ModelArtifact found = name.isVersion() ? version(name) : alias(name);
        if (!found.manifest().generator().exists()) {
            throw unknown(label(found.manifest()) + " classifies events, it does not make any");
        }
        return found;
    }

    private ModelArtifact version(ModelName name) {
        int version = Integer.parseInt(name.target());
        return published
                .find(name.name(), version)
                .or(() -> shipped(name.name()).filter(model -> model.manifest().version() == version))
                .orElseThrow(() -> unknown(name.name() + "/" + version + " is not published"));
    }

    private ModelArtifact alias(ModelName name) {
        Optional<Promotion> promotion = published.promotion(name.name(), name.target());
        if (promotion.isPresent()) {
            int version = promotion.get().version();
            return published
                    .find(name.name(), version)
                    .orElseThrow(() -> unknown(name.name() + "/" + version + " is not published"));
        }
        return shipped(name.name())
                .filter(model -> name.target().equals(Promotion.CHAMPION))
                .orElseThrow(() -> unknown("there is no " + name.target() + " of " + name.name()));
    }

    /**
     * Finds the generator that an order was accepted with.
     *
     * @param model its name, version and SHA-256
     * @return the generator, published or shipped
     * @throws RefusedRequestException when neither has these bytes
     */
    ModelArtifact of(StreamOrder.Model model) {
        return Stream.concat(published.find(model.name(), model.version()).stream(), shipped(model.name()).stream())
                .filter(found -> found.manifest().sha256().equals(model.sha256()))
                .findFirst()
                .orElseThrow(() -> unknown("there is no " + model.name() + "/" + model.version() + " with the SHA-256 "
                        + model.sha256() + " any more"));
    }

    private static Optional<ModelArtifact> shipped(String name) {
        return ShippedGenerators.names().contains(name) ? Optional.of(ShippedGenerators.named(name)) : Optional.empty();
    }

    private RefusedRequestException unknown(String message) {
        Stream<String> own = Stream.concat(Stream.of(ModelName.SIMULATION), ShippedGenerators.names().stream());
        Stream<String> others = published.published().stream()
                .filter(model -> model.manifest().generator().exists())
                .map(model -> label(model.manifest()));
        return new RefusedRequestException(
                Refusal.MODEL,
                List.of(new Problem(
                        "model",
                        message,
                        "write one of "
                                + String.join(", ", Stream.concat(own, others).toList()))));
    }

    private static String label(ModelManifest model) {
        return model.name() + "/" + model.version();
    }
}
