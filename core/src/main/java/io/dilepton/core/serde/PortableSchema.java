package io.dilepton.core.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.avro.Schema;

/** The JSON text of a schema without what only Avro's Java code generator reads: clients in other languages see plain types. */
final class PortableSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JAVA_STRING = "avro.java.string";

    private PortableSchema() {}

    static String of(Schema schema) {
        try {
            return JSON.writeValueAsString(withoutJava(JSON.readTree(schema.toString())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro printed a schema that is not JSON", e);
        }
    }

    private static JsonNode withoutJava(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withoutJava(array.get(i)));
            }
        } else if (node instanceof ObjectNode object) {
            boolean hadProperty = object.remove(JAVA_STRING) != null;
            if (hadProperty && object.size() == 1) {
                return TextNode.valueOf(object.path("type").textValue());
            }
            object.properties().forEach(field -> field.setValue(withoutJava(field.getValue())));
        }
        return node;
    }
}
