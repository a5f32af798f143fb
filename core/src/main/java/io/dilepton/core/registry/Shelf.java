package io.dilepton.core.registry;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one model as the topic has them, and the highest number that was ever given out.
 *
 * <p>A number counts as given out as soon as its key is on the topic: with a readable value, with a damaged one, or deleted by somebody. That
 * is why retiring a version writes a record without ONNX bytes instead of deleting its key: compaction removes a deleted key for good after
 * a while, and the number would come back with another model behind it, while scored events still name it.
 */
final class Shelf {

    private final String name;
    private final NavigableMap<Integer, PublishedModel> versions = new TreeMap<>();
    private int highest;

    Shelf(String name) {
        this.name = name;
    }

    /**
     * Takes the next record of a version.
     *
     * @throws UnreadableModelException when it is damaged; the number is taken all the same
     */
    void take(int version, byte @Nullable [] frame, long timestamp) {
        highest = Math.max(highest, version);
        versions.remove(version);
        if (frame != null) {
            ModelManifest manifest = ModelFrame.manifest(frame);
            versions.put(
                    version,
                    new PublishedModel(manifest, Instant.ofEpochMilli(timestamp), ModelFrame.onnxBytes(frame)));
        }
    }

    /** Returns every version, retired ones too, by rising number. */
    List<PublishedModel> all() {
        return List.copyOf(versions.values());
    }

    /** Returns the manifests of the versions that are not retired, by rising number. */
    List<ModelManifest> live() {
        return versions.values().stream()
                .filter(model -> !model.isRetired())
                .map(PublishedModel::manifest)
                .toList();
    }

    Optional<PublishedModel> version(int version) {
        return Optional.ofNullable(versions.get(version));
    }

    boolean isLive(int version) {
        return version(version).filter(model -> !model.isRetired()).isPresent();
    }

    int next() {
        return highest + 1;
    }

    /**
     * Requires a version that can be loaded.
     *
     * @throws ModelRegistryException when it is not published, or retired; the message lists those that are
     */
    void requireLive(int version) {
        if (!isLive(version)) {
            String published = live().stream()
                    .map(manifest -> String.valueOf(manifest.version()))
                    .collect(Collectors.joining(", "));
            throw new ModelRegistryException((version(version).isPresent()
                            ? "model " + name + "@" + version + " is retired"
                            : "model " + name + " has no version " + version)
                    + "; published: " + (published.isEmpty() ? "none" : published));
        }
    }
}
