package io.dilepton.cli.subscribe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.subscribe.filter.Field;
import io.dilepton.schemas.ScoredEvent;

/** One JSON object a line. A value that the event does not have, or that JSON cannot write (infinity), is null. */
final class JsonRows implements Rows {

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public String lines(ScoredEvent event) {
        ObjectNode json = mapper.createObjectNode();
        for (Field<ScoredEvent> field : ScoredFields.ALL) {
            Object value = field.value().apply(event);
            if (value instanceof Double number && Double.isFinite(number)) {
                json.put(field.name(), number);
            } else if (value instanceof Long number) {
                json.put(field.name(), number);
            } else if (value instanceof Boolean flag) {
                json.put(field.name(), flag);
            } else if (value instanceof String text) {
                json.put(field.name(), text);
            } else {
                json.putNull(field.name());
            }
        }
        return json + "\n";
    }
}
