package io.dilepton.core.generation;

import io.dilepton.core.registry.ManifestJson;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Small trained generators that come with the product, so that synthetic events need no training. docs/generative.md says what they were trained on, and how to make them again. */
public final class ShippedGenerators {

    private static final List<String> NAMES = List.of("zee", "zmumu", "ttbar-dilepton");

    private ShippedGenerators() {}

    /**
     * Returns the names.
     *
     * @return names of the models
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Returns a generator.
     *
     * @param name one of {@link #names}
     * @return manifest and ONNX bytes
     * @throws IllegalArgumentException when there is none of that name; the message lists those that there are
     */
    public static ModelArtifact named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "no generator named '" + name + "' is shipped; there are " + String.join(", ", NAMES));
        }
        return new ModelArtifact(
                ManifestJson.read(bytes(name, ModelDirectory.MANIFEST)), bytes(name, ModelDirectory.ONNX));
    }

    private static byte[] bytes(String name, String file) {
        String path = "models/" + name + "/" + file;
        try (InputStream in = ShippedGenerators.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks the resource " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + path + " cannot be read", e);
        }
    }
}
