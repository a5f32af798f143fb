package io.dilepton.cli.dlq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter as JSON. Key, value and header values are Base64, since they may be any bytes; {@code keyText} is for people.
 */
final class LetterJson {

    private LetterJson() {}

    /** What there is to know about a letter, without its bytes. */
    static ObjectNode summary(Letter letter) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("letter", letter.id());
        json.put("partition", letter.record().partition());
        json.put("offset", letter.record().offset());
        json.put("at", Instant.ofEpochMilli(letter.record().timestamp()).toString());
        json.put("reason", letter.reason());
        json.put("detail", letter.detail());
        Letter.Origin origin = letter.origin();
        if (origin != null) {
            json.putObject("origin")
                    .put("topic", origin.partition().topic())
                    .put("partition", origin.partition().partition())
                    .put("offset", origin.offset())
                    .put("timestamp", letter.originTimestamp());
        }
        json.put("keyText", letter.keyText());
        json.put("bytes", letter.size());
        json.put("omitted", letter.isOmitted());
        if (letter.replayedFrom() != null) {
            json.put("replayedFrom", letter.replayedFrom());
        }
        return json;
    }

    /** The summary with key and headers, and the place for the value. */
    static ObjectNode whole(Letter letter) {
        ObjectNode json = summary(letter);
        json.put("key", letter.record().key());
        ArrayNode headers = json.putArray("headers");
        for (Header header : letter.originalHeaders()) {
            headers.addObject().put("name", header.key()).put("value", header.value());
        }
        return json;
    }
}
