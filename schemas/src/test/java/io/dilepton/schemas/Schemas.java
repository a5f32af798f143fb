package io.dilepton.schemas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;

/** The current schemas of the topics' values, and a walk through them. */
final class Schemas {

    static final List<Schema> CURRENT = List.of(
            CollisionEvent.getClassSchema(),
            EnrichedEvent.getClassSchema(),
            ScoredEvent.getClassSchema(),
            WindowSummary.getClassSchema());

    private Schemas() {}

    /** Returns every field of a schema by its path, such as {@code CollisionEvent.leptons.pt}. */
    static Map<String, Schema.Field> fields(Schema schema) {
        Map<String, Schema.Field> fields = new LinkedHashMap<>();
        walk(schema.getName(), schema, fields::put);
        return fields;
    }

    private static void walk(String path, Schema schema, BiConsumer<String, Schema.Field> visitor) {
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    String fieldPath = path + "." + field.name();
                    visitor.accept(fieldPath, field);
                    walk(fieldPath, field.schema(), visitor);
                }
            }
            case ARRAY -> walk(path, schema.getElementType(), visitor);
            case UNION -> schema.getTypes().forEach(branch -> walk(path, branch, visitor));
            default -> {}
        }
    }
}
