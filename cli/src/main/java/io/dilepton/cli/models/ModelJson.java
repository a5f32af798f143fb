package io.dilepton.cli.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.registry.ManifestJson;
import io.dilepton.core.registry.Promotion;
import io.dilepton.core.registry.PublishedModel;
import java.io.IOException;
import java.util.List;

/** A published version as JSON, for machines. */
final class ModelJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ModelJson() {}

    static ObjectNode of(PublishedModel model, List<Promotion> promotions) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", model.manifest().name());
        json.put("version", model.manifest().version());
        ArrayNode aliases = json.putArray("aliases");
        RegistryCommand.aliases(
                        promotions, model.manifest().name(), model.manifest().version())
                .forEach(aliases::add);
        json.put("retired", model.isRetired());
        json.put(
                model.isRetired() ? "retiredAt" : "publishedAt",
                model.writtenAt().toString());
        json.put("onnxBytes", model.onnxBytes());
        try {
            json.set("manifest", MAPPER.readTree(ManifestJson.write(model.manifest())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is always JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException("a manifest in memory can be read", e);
        }
        return json;
    }
}
