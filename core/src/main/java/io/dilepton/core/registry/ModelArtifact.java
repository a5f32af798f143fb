package io.dilepton.core.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One version of a model: its manifest and its ONNX bytes, whose hash has been checked. Immutable. */
public final class ModelArtifact {

    private final ModelManifest manifest;
    private final byte[] onnx;

    /**
     * Makes the artifact and checks the hash.
     *
     * @param manifest the manifest
     * @param onnx ONNX bytes; copied
     * @throws IllegalArgumentException when the bytes do not have the manifest's SHA-256
     */
    public ModelArtifact(ModelManifest manifest, byte[] onnx) {
        String actual = sha256(onnx);
        if (!actual.equals(manifest.sha256())) {
            throw new IllegalArgumentException("model " + manifest.name() + "@" + manifest.version()
                    + ": the ONNX bytes have SHA-256 " + actual + ", the manifest says " + manifest.sha256());
        }
        this.manifest = manifest;
        this.onnx = onnx.clone();
    }

    /**
     * Returns the manifest.
     *
     * @return the manifest
     */
    public ModelManifest manifest() {
        return manifest;
    }

    /**
     * Returns the ONNX bytes.
     *
     * @return a copy
     */
    public byte[] onnx() {
        return onnx.clone();
    }

    /**
     * Hashes bytes.
     *
     * @param bytes any bytes
     * @return SHA-256, 64 lower-case hexadecimal digits
     */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
