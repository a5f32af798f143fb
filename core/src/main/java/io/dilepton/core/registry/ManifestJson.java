package io.dilepton.core.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Manifests as JSON: indented, keys sorted, LF line ends, so that the same manifest always gives the same bytes. Unknown fields are
 * passed over when reading, so that older readers take manifests with fields of later versions; a missing field is an error, unless manifests were
 * written before there was such a field: {@code selfTest} and {@code reference} are then empty, and without {@code generator}
 * the model is a classifier.
 */
public final class ManifestJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            // Digits to float32 in one rounding: through a float64 there would be two, and a self-test compares bits.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENTER));
    private static final ObjectReader READER = MAPPER.readerFor(ModelManifest.class);

    /** Fields that were added to the manifest, with what their absence means. */
    private static final Map<String, JsonNode> ADDED = Map.of(
            "selfTest",
            MAPPER.valueToTree(SelfTest.NONE),
            "reference",
            MAPPER.createArrayNode(),
            "generator",
            MAPPER.valueToTree(GeneratorContract.NONE));

    private ManifestJson() {}

    /**
     * Writes a manifest.
     *
     * @param manifest the manifest
     * @return UTF-8 JSON text with a newline at its end
     */
    public static byte[] write(ModelManifest manifest) {
        try {
            return (WRITER.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is always writable as JSON", e);
        }
    }

    /**
     * Reads a manifest.
     *
     * @param json UTF-8 JSON text
     * @return the manifest
     * @throws UnreadableModelException when the text is no JSON, lacks a field, or a value is out of its range
     */
    public static ModelManifest read(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree instanceof ObjectNode manifest) {
                ADDED.forEach(manifest::putIfAbsent);
            }
            return READER.readValue(tree);
        } catch (JsonProcessingException e) {
            throw new UnreadableModelException("not a model manifest: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableModelException("not a model manifest: " + e.getMessage(), e);
        }
    }
}
