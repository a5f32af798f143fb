package io.dilepton.core.registry;

import java.nio.ByteBuffer;

/**
 * The value of a record on the models topic: manifest and ONNX bytes in one record, so that a version appears whole or not at all.
 *
 * <p>Layout, big-endian: 4 bytes length n of the manifest; n bytes manifest, UTF-8 JSON; the rest is the ONNX file. A frame without
 * ONNX bytes stands for a version that is retired: its number stays taken, and its manifest stays readable.
 */
final class ModelFrame {

    private ModelFrame() {}

    /**
     * Writes a frame.
     *
     * @param model the model
     * @return record value
     */
    static byte[] encode(ModelArtifact model) {
        byte[] json = ManifestJson.write(model.manifest());
        byte[] onnx = model.onnx();
        return ByteBuffer.allocate(4 + json.length + onnx.length)
                .putInt(json.length)
                .put(json)
                .put(onnx)
                .array();
    }

    /**
     * Writes the frame of a retired version.
     *
     * @param manifest manifest of the version
     * @return record value
     */
    static byte[] retired(ModelManifest manifest) {
        byte[] json = ManifestJson.write(manifest);
        return ByteBuffer.allocate(4 + json.length)
                .putInt(json.length)
                .put(json)
                .array();
    }

    /**
     * Tells how large the ONNX file in a frame is.
     *
     * @param frame record value whose manifest can be read
     * @return bytes; 0 for a retired version
     */
    static int onnxBytes(byte[] frame) {
        return frame.length - 4 - ByteBuffer.wrap(frame).getInt();
    }

    /**
     * Reads the manifest of a frame without touching the ONNX bytes.
     *
     * @param frame record value
     * @return the manifest
     * @throws UnreadableModelException when the frame is damaged
     */
    static ModelManifest manifest(byte[] frame) {
        return manifest(ByteBuffer.wrap(frame));
    }

    /**
     * Reads a frame and checks the hash.
     *
     * @param frame record value
     * @return the model
     * @throws UnreadableModelException when the frame is damaged, or the version is retired
     */
    static ModelArtifact decode(byte[] frame) {
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        ModelManifest manifest = manifest(buffer);
        if (!buffer.hasRemaining()) {
            throw new UnreadableModelException(
                    "model " + manifest.name() + "@" + manifest.version() + " is retired, its bytes are gone", null);
        }
        byte[] onnx = new byte[buffer.remaining()];
        buffer.get(onnx);
        try {
            return new ModelArtifact(manifest, onnx);
        } catch (IllegalArgumentException e) {
            throw new UnreadableModelException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ModelManifest manifest(ByteBuffer buffer) {
        if (buffer.remaining() < 4) {
            throw new UnreadableModelException(
                    "a model record of " + buffer.remaining() + " bytes has no manifest", null);
        }
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new UnreadableModelException(
                    "a model record says that its manifest has " + length + " bytes, but " + buffer.remaining()
                            + " follow",
                    null);
        }
        byte[] json = new byte[length];
        buffer.get(json);
        return ManifestJson.read(json);
    }
}
