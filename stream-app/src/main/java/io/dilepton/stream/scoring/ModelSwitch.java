package io.dilepton.stream.scoring;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.stream.flow.SourceRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * From which offset of a partition on which version scores: key {@code model/topic-partition}, value JSON with {@code model}, {@code version},
 * {@code sha256}, {@code previous} (null at the start of a task), {@code topic}, {@code partition} and {@code offset}.
 *
 * @param model manifest of the version that begins
 * @param previous version that ended; null at the start of a task
 * @param first first record that the version may score
 */
record ModelSwitch(ModelManifest model, @Nullable Integer previous, SourceRecord first) {

    private static final JsonMapper MAPPER = new JsonMapper();

    byte[] key() {
        return (model.name() + "/" + first.topic() + "-" + first.partition()).getBytes(StandardCharsets.UTF_8);
    }

    byte[] value() {
        ObjectNode json = MAPPER.createObjectNode()
                .put("model", model.name())
                .put("version", model.version())
                .put("sha256", model.sha256())
                .put("previous", previous)
                .put("topic", first.topic())
                .put("partition", first.partition())
                .put("offset", first.offset());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
