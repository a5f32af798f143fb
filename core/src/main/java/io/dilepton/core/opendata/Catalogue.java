package io.dilepton.core.opendata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that the product knows, in the order in which they are listed.
 *
 * @param version version of the catalogue
 * @param portal address of the portal
 * @param files files with unique names
 */
public record Catalogue(@JsonProperty("catalogue") int version, URI portal, List<DataFile> files) {

    private static final String RESOURCE = "catalogue.json";

    /** Checks that names are unique, and copies. */
    public Catalogue {
        files = List.copyOf(files);
        Set<String> names = new HashSet<>();
        for (DataFile file : files) {
            if (!names.add(file.name())) {
                throw new IllegalArgumentException("the catalogue has two files named " + file.name());
            }
        }
    }

    /**
     * Reads the catalogue that comes with the product.
     *
     * @return the catalogue
     */
    public static Catalogue bundled() {
        try (InputStream resource = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the product lacks its resource " + RESOURCE);
            }
            return JsonMapper.builder().build().readValue(resource, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the product's resource " + RESOURCE + " cannot be read", e);
        }
    }

    /**
     * Finds a file.
     *
     * @param name short name
     * @return the file, or nothing
     */
    public Optional<DataFile> find(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
