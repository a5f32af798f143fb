package io.dilepton.core.features;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hash of the definition of a set of columns, by which a model knows that a set of the same name still means the same. */
public final class DefinitionHash {

    private DefinitionHash() {}

    /**
     * Hashes a definition: name of the set, then name, formula and unit of each column in order.
     *
     * @param name name of the set
     * @param columns its columns
     * @return SHA-256, 64 lower-case hexadecimal digits
     */
    public static String of(String name, List<Feature> columns) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, name);
            for (Feature column : columns) {
                update(digest, column.name());
                update(digest, column.formula());
                update(digest, column.unit());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
