package io.dilepton.core.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The model card as a header of the model's record: it appears and is compacted with the version, and readers that serve models, older ones
 * too, need not know of it.
 */
final class CardHeader {

    /** Name of the header; its value is JSON, gzipped. */
    static final String KEY = "dilepton.model.card";

    /** Largest card that is read, bytes: a damaged header must not fill the memory. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private CardHeader() {}

    /** Packs a card. */
    static byte[] encode(byte[] card) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(card);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes are always packed in memory", e);
        }
        return packed.toByteArray();
    }

    /**
     * Finds the card of a record.
     *
     * @param headers headers of the record
     * @return the card as JSON; empty where the record has none
     * @throws UnreadableModelException when it is damaged
     */
    static Optional<byte[]> of(Headers headers) {
        Header header = headers.lastHeader(KEY);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(header.value()))) {
            byte[] card = gzip.readNBytes(MOST_BYTES + 1);
            if (card.length > MOST_BYTES) {
                throw new UnreadableModelException("a model card has more than " + MOST_BYTES + " bytes", null);
            }
            return Optional.of(card);
        } catch (IOException e) {
            throw new UnreadableModelException("a model card is damaged: " + e.getMessage(), e);
        }
    }
}
