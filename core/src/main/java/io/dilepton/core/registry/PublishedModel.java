package io.dilepton.core.registry;

import java.time.Instant;

/**
 * One version on the models topic.
 *
 * @param manifest the manifest
 * @param writtenAt when the version was published, or retired
 * @param onnxBytes size of the ONNX file, bytes; 0 where the version is retired
 */
public record PublishedModel(ModelManifest manifest, Instant writtenAt, int onnxBytes) {

    /**
     * Tells whether the version is retired: its number and manifest are kept, its ONNX bytes are gone.
     *
     * @return true where it can be neither promoted nor loaded
     */
    public boolean isRetired() {
        return onnxBytes == 0;
    }
}
