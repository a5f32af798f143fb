package io.dilepton.core.opendata;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file of a public record of CERN Open Data.
 *
 * @param name short name, unique in the catalogue: lower-case letters, digits and dashes
 * @param record number of the record
 * @param parentRecord number of the record that this one is a part of; null for none
 * @param doi DOI to cite; null where the record has none of its own
 * @param file name of the file in the record
 * @param size published size, bytes; null where not known
 * @param adler32 published Adler-32 checksum, 8 lower-case hexadecimal digits; null where not known
 * @param licence SPDX name of the licence; null where the record's metadata state none
 * @param description what it is
 */
public record DataFile(
        String name,
        int record,
        @Nullable Integer parentRecord,
        @Nullable String doi,
        String file,
        @Nullable Long size,
        @Nullable String adler32,
        @Nullable String licence,
        String description) {

    /** Checks the form of name, file name, size and checksum. */
    public DataFile {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a name has lower-case letters, digits and dashes, not '" + name + "'");
        }
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(name + ": not a plain file name: '" + file + "'");
        }
        if (size != null && size <= 0) {
            throw new IllegalArgumentException(name + ": the size must be positive, not " + size);
        }
        if (adler32 != null && !adler32.matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException(name + ": a checksum has 8 hexadecimal digits, not '" + adler32 + "'");
        }
    }

    /**
     * Returns the name under which the file is kept. Several records have files of one name, so it is made of the short name.
     *
     * @return file name: short name and the extension of the published name
     */
    public String localName() {
        return name + file.substring(file.indexOf('.'));
    }

    /**
     * Returns the address of the file.
     *
     * @param portal address of the portal, such as {@code https://opendata.cern.ch}
     * @return address of the file
     */
    public URI location(URI portal) {
        String base = portal.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "record/" + record + "/files/" + file);
    }
}
