package io.dilepton.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The schemas of the topics' values as they were released: what records that lie on topics were written with. The build compares the
 * current schemas with every one of them (BACKWARD_TRANSITIVE).
 */
public final class ReleasedSchemas {

    private ReleasedSchemas() {}

    /**
     * Returns every released version of a record's schema.
     *
     * @param record name of the record without namespace, such as {@code CollisionEvent}
     * @return schemas by rising version, the first version 1; empty where there is no such record
     */
    public static List<Schema> of(String record) {
        List<Schema> versions = new ArrayList<>();
        while (true) {
            String name = "released/" + record + "/v" + (versions.size() + 1) + ".avsc";
            try (InputStream in = ReleasedSchemas.class.getResourceAsStream(name)) {
                if (in == null) {
                    return List.copyOf(versions);
                }
                versions.add(new Schema.Parser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name, e);
            }
        }
    }
}
