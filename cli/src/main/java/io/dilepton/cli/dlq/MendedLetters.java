package io.dilepton.cli.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of exported letters that somebody has mended: which letters to send, and with which key and value. */
final class MendedLetters {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Content> byId = new HashMap<>();
    private final Map<String, Long> last = new HashMap<>();

    private MendedLetters() {}

    /** Key and value of a letter as the file has them. No array leaves it but to be sent. */
    static final class Content {

        private final byte @Nullable [] key;
        private final byte @Nullable [] value;

        private Content(byte @Nullable [] key, byte @Nullable [] value) {
            this.key = key;
            this.value = value;
        }

        byte @Nullable [] key() {
            return key;
        }

        byte @Nullable [] value() {
            return value;
        }
    }

    /**
     * Reads a file that {@code dilepton dlq export} wrote.
     *
     * @param file JSON lines
     * @return the letters in it
     * @throws CommandFailure of usage, with the line that is wrong
     */
    static MendedLetters read(Path file) {
        MendedLetters letters = new MendedLetters();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    letters.take(MAPPER.readTree(line), file);
                }
            }
        } catch (JsonProcessingException e) {
            throw CommandFailure.usage(file + ", line " + number + ": no JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(file + ", line " + number + ": " + e.getMessage());
        } catch (IOException e) {
            throw CommandFailure.usage(file + " cannot be read: " + e.getMessage());
        }
        return letters;
    }

    int size() {
        return byId.size();
    }

    @Nullable
    Content of(Letter letter) {
        return byId.get(letter.id());
    }

    /** Tells whether the file has later letters of the same reason and partition. */
    boolean reachesBeyond(Letter letter) {
        return last.getOrDefault(letter.record().partition() + " " + letter.reason(), -1L)
                > letter.record().offset();
    }

    private void take(JsonNode json, Path file) throws IOException {
        JsonNode partition = json.path("partition");
        JsonNode offset = json.path("offset");
        if (!partition.isInt() || !offset.isIntegralNumber()) {
            throw new IllegalArgumentException("partition and offset of the letter are missing");
        }
        JsonNode valueFile = json.path("valueFile");
        byte[] value = valueFile.isTextual()
                ? Files.readAllBytes(file.resolveSibling(valueFile.asText()))
                : bytes(json, "value");
        String id = partition.asInt() + "/" + offset.asLong();
        if (byId.put(id, new Content(bytes(json, "key"), value)) != null) {
            throw new IllegalArgumentException("letter " + id + " is there twice");
        }
        last.merge(partition.asInt() + " " + json.path("reason").asText(Letter.UNKNOWN), offset.asLong(), Math::max);
    }

    private static byte @Nullable [] bytes(JsonNode json, String field) throws IOException {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return node.binaryValue();
        } catch (IOException e) {
            throw new IllegalArgumentException(field + " is no Base64: " + e.getMessage(), e);
        }
    }
}
