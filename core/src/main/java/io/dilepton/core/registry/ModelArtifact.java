package io.dilepton.core.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One version of a model: its manifest, its ONNX bytes, whose hash has been checked, and its card where it has one. Immutable. */
public final class ModelArtifact {

    private final ModelManifest manifest;
    private final byte[] onnx;
    private final byte @Nullable [] card;

    /**
     * Makes an artifact without a card and checks the hash.
     *
     * @param manifest the manifest
     * @param onnx ONNX bytes; copied
     * @throws IllegalArgumentException when the bytes do not have the manifest's SHA-256
     */
    public ModelArtifact(ModelManifest manifest, byte[] onnx) {
        this(manifest, onnx, null);
    }

    private ModelArtifact(ModelManifest manifest, byte[] onnx, byte @Nullable [] card) {
        String actual = sha256(onnx);
        if (!actual.equals(manifest.sha256())) {
            throw new IllegalArgumentException("model " + manifest.name() + "@" + manifest.version()
                    + ": the ONNX bytes have SHA-256 " + actual + ", the manifest says " + manifest.sha256());
        }
        this.manifest = manifest;
        this.onnx = onnx.clone();
        this.card = card == null ? null : card.clone();
    }

    /**
     * Adds a model card: what people read about the model. Nothing here looks into it.
     *
     * @param newCard UTF-8 JSON text; copied
     * @return a copy with the card
     */
    public ModelArtifact withCard(byte[] newCard) {
        return new ModelArtifact(manifest, onnx, newCard);
    }

    /**
     * Sets the version, which the bytes do not depend on.
     *
     * @param version version, from 1 upwards
     * @return a copy
     */
    public ModelArtifact withVersion(int version) {
        return new ModelArtifact(manifest.withVersion(version), onnx, card);
    }

    /**
     * Returns the card.
     *
     * @return a copy of the UTF-8 JSON text; empty where the model has none
     */
    public Optional<byte[]> card() {
        return Optional.ofNullable(card).map(byte[]::clone);
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
