package io.dilepton.trainer.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Cards as JSON. The same card always gives the same bytes. Numbers that are not defined are the text {@code "NaN"}. Unknown fields are passed
 * over when reading, so that older readers take cards with fields of later versions.
 */
public final class CardJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new ToStringSerializer(Instant.class))
                    .addDeserializer(Instant.class, new InstantReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private static final ObjectWriter WRITER =
            MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance())
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private CardJson() {}

    /**
     * Writes a card.
     *
     * @param card the card
     * @return UTF-8 JSON text with a newline at its end
     */
    public static byte[] write(ModelCard card) {
        try {
            return (WRITER.writeValueAsString(card) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card is always writable as JSON", e);
        }
    }

    /**
     * Reads a card.
     *
     * @param json UTF-8 JSON text
     * @return the card
     * @throws UnreadableCardException when it is none
     */
    public static ModelCard read(byte[] json) {
        try {
            return MAPPER.readValue(json, ModelCard.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableCardException("not a model card: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableCardException("not a model card: " + e.getMessage(), e);
        }
    }
}
