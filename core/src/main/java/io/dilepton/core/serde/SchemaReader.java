package io.dilepton.core.serde;

import com.fasterxml.jackson.databind.JsonNode;
import io.dilepton.core.serde.RegistryHttp.Answer;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.SerializationException;

/** Parses what the registry answers for a schema, together with the schemas that it refers to, as Apicurio's serializer registers them. */
final class SchemaReader {

    private final RegistryHttp http;

    SchemaReader(RegistryHttp http) {
        this.http = http;
    }

    /**
     * Parses a schema.
     *
     * @param body answer with the schema's text and references
     * @param what name of the schema for messages
     * @throws SerializationException if it is not an Avro schema
     */
    Schema parse(JsonNode body, String what) {
        try {
            return parse(body, what, new Schema.Parser(), new HashSet<>());
        } catch (SchemaParseException e) {
            throw new SerializationException(what + " is not an Avro schema: " + e.getMessage(), e);
        }
    }

    private Schema parse(JsonNode body, String what, Schema.Parser parser, Set<String> known) {
        String type = body.path("schemaType").asText("AVRO");
        String text = body.path("schema").textValue();
        if (!"AVRO".equals(type)) {
            throw new SerializationException(what + " is not an Avro schema but " + type);
        }
        if (text == null) {
            throw new RegistryUnavailableException(
                    "schema registry " + http.urls() + " answered " + what + " without a schema");
        }
        for (JsonNode reference : body.path("references")) {
            String path = HttpSchemaRegistry.versionPath(
                    reference.path("subject").asText(),
                    reference.path("version").asText());
            if (known.add(path)) {
                Answer answer = http.send("GET", path, null);
                if (!answer.isSuccess()) {
                    throw new SerializationException(what + " refers to "
                            + reference.path("name").asText() + ", for which the registry answers status "
                            + answer.status());
                }
                parse(answer.body(), what, parser, known);
            }
        }
        return parser.parse(text);
    }
}
