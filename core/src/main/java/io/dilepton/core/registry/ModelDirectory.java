package io.dilepton.core.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** One model on disk: a directory with {@value #ONNX} and {@value #MANIFEST}, and {@value #CARD} where the model has a card. */
public final class ModelDirectory {

    /** Name of the file with the ONNX bytes. */
    public static final String ONNX = "model.onnx";

    /** Name of the file with the manifest as JSON. */
    public static final String MANIFEST = "manifest.json";

    /** Name of the file with the model card as JSON. */
    public static final String CARD = "card.json";

    private final Path directory;

    /**
     * Names a directory; touches nothing.
     *
     * @param directory the directory, which may not exist yet
     */
    public ModelDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Tells whether a model, or a part of one, is there.
     *
     * @return true where a write would replace a file
     */
    public boolean isOccupied() {
        return Files.exists(directory.resolve(ONNX)) || Files.exists(directory.resolve(MANIFEST));
    }

    /**
     * Writes a model, replacing the one that is there. Each file appears whole or not at all; the manifest comes last, so that a reader
     * that meets a write in progress is told of a hash that does not match.
     *
     * @param artifact the model
     * @throws UncheckedIOException when the directory cannot be made or written
     */
    public void write(ModelArtifact artifact) {
        try {
            Files.createDirectories(directory);
            replace(ONNX, artifact.onnx());
            Optional<byte[]> card = artifact.card();
            if (card.isPresent()) {
                replace(CARD, card.get());
            } else {
                Files.deleteIfExists(directory.resolve(CARD));
            }
            replace(MANIFEST, ManifestJson.write(artifact.manifest()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the model to " + directory, e);
        }
    }

    /**
     * Reads the model and checks its hash.
     *
     * @return the model
     * @throws UnreadableModelException when a file is missing, the manifest is wrong, or the hash does not match
     */
    public ModelArtifact read() {
        Path manifest = directory.resolve(MANIFEST);
        byte[] json = bytes(manifest);
        byte[] onnx = bytes(directory.resolve(ONNX));
        Path card = directory.resolve(CARD);
        try {
            ModelArtifact model = new ModelArtifact(ManifestJson.read(json), onnx);
            return Files.exists(card) ? model.withCard(bytes(card)) : model;
        } catch (UnreadableModelException | IllegalArgumentException e) {
            throw new UnreadableModelException(manifest + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableModelException("no readable model file " + file, e);
        }
    }

    private void replace(String name, byte[] bytes) throws IOException {
        // Not createTempFile, whose files only their owner may read: the stream that serves the model may be another
        // user.
        Path temporary = directory.resolve(name + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(temporary, bytes);
            try {
                Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
