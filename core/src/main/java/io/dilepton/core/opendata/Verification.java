package io.dilepton.core.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Adler32;

/** How well a file could be held against what is published. */
public enum Verification {
    /** Size and checksum agree. */
    CHECKSUM("size and checksum verified"),
    /** The size agrees; no checksum is known. */
    SIZE("size verified, no checksum known"),
    /** Neither size nor checksum is known. */
    NONE("not verified: neither size nor checksum known");

    private static final int BUFFER = 1 << 16;

    private final String text;

    Verification(String text) {
        this.text = text;
    }

    /**
     * Returns what can be known of a file.
     *
     * @param file file of the catalogue
     * @return the best verification
     */
    public static Verification of(DataFile file) {
        if (file.adler32() != null) {
            return CHECKSUM;
        }
        return file.size() != null ? SIZE : NONE;
    }

    /** Returns what is wrong with a copy of a file, or nothing. */
    static Optional<String> fault(DataFile file, Path copy) throws IOException {
        long size = Files.size(copy);
        if (file.size() != null && file.size() != size) {
            return Optional.of("its size is " + size + " bytes, published are " + file.size());
        }
        if (file.adler32() == null) {
            return Optional.empty();
        }
        String checksum = adler32(copy);
        return checksum.equals(file.adler32())
                ? Optional.empty()
                : Optional.of("its checksum is adler32 " + checksum + ", published is " + file.adler32());
    }

    private static String adler32(Path copy) throws IOException {
        Adler32 checksum = new Adler32();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(copy)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    @Override
    public String toString() {
        return text;
    }
}
