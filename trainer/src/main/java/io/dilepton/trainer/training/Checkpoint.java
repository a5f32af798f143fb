package io.dilepton.trainer.training;

import io.dilepton.trainer.dataset.FeatureMatrix;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * A file that a stopped training leaves, and goes on from as if it had never stopped: to the same bits.
 *
 * @param file the file
 */
public record Checkpoint(Path file) {

    private static final String FORMAT = "dilepton checkpoint 3";

    /** Writes the state of a training. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes it.
         *
         * @param out where to
         * @throws IOException when writing fails
         */
        void write(DataOutputStream out) throws IOException;
    }

    /**
     * Tells whether there is one.
     *
     * @return true when the file exists
     */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Removes it, where there is one. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint " + file + " cannot be removed", e);
        }
    }

    /** What tells one training from another: its plan and its rows. */
    static String identity(TrainingPlan plan, FeatureMatrix training, FeatureMatrix validation) {
        return plan + " " + identity(training) + " " + identity(validation);
    }

    private static String identity(FeatureMatrix rows) {
        return rows.rows() + "x" + rows.width() + ":" + Arrays.hashCode(rows.values()) + ":"
                + Arrays.hashCode(rows.labels());
    }

    /**
     * Replaces the checkpoint.
     *
     * @param identity what tells this training from others
     * @param content writes the state
     * @throws UncheckedIOException when it cannot be written
     */
    public void save(String identity, Content content) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
                out.writeUTF(FORMAT);
                out.writeUTF(identity);
                content.write(out);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint " + file + " cannot be written", e);
        }
    }

    /**
     * Opens it behind its identity.
     *
     * @param identity what tells this training from others
     * @return the state; the caller closes it
     * @throws IOException when it cannot be read
     * @throws CheckpointException when it is of another training
     */
    public DataInputStream open(String identity) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        try {
            if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(identity)) {
                throw new CheckpointException("the checkpoint " + file
                        + " is of another training: give the same events and options as then, or start anew");
            }
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
