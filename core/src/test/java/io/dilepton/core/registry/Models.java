package io.dilepton.core.registry;

import java.util.List;
import java.util.Map;

/** Models for tests: the bytes are no ONNX, which nothing in this package minds. */
final class Models {

    static final String NAME = "z-candidate";

    private Models() {}

    static ModelArtifact model(String name, int version, byte[] onnx) {
        ModelManifest.Training training = new ModelManifest.Training(
                name, "ab".repeat(32), List.of("a.csv"), 70, 15, 15, 42, "0.1.0", Map.of("epochs", "3"));
        return new ModelArtifact(
                new ModelManifest(
                        name,
                        version,
                        ModelArtifact.sha256(onnx),
                        "dilepton-v1",
                        "cd".repeat(32),
                        "features",
                        "probability",
                        0.4375,
                        training,
                        Map.of("auc", 0.999)),
                onnx);
    }

    static ModelArtifact draft(int... bytes) {
        byte[] onnx = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            onnx[i] = (byte) bytes[i];
        }
        return model(NAME, 1, onnx);
    }
}
