package io.dilepton.trainer.dataset;

import io.dilepton.core.event.EventId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the rows in order: key of the event as UTF-8 and a zero byte, the features as big-endian float32, the label as one byte.
 */
final class DataFingerprint {

    private final MessageDigest digest;
    private final ByteBuffer buffer;

    DataFingerprint(int width) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        buffer = ByteBuffer.allocate(Float.BYTES * width + 2);
    }

    void add(EventId id, float[] row, boolean label) {
        digest.update(id.key().getBytes(StandardCharsets.UTF_8));
        buffer.clear().put((byte) 0);
        for (float value : row) {
            buffer.putFloat(value);
        }
        digest.update(buffer.put((byte) (label ? 1 : 0)).flip());
    }

    /** Ends the fingerprint: nothing can be added afterwards. */
    String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
