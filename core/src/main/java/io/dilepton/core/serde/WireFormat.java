package io.dilepton.core.serde;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** The five bytes before every Avro body: a zero and the schema id, big-endian. */
final class WireFormat {

    /** Length of the header, bytes. */
    static final int HEADER_BYTES = 5;

    private static final byte MAGIC = 0;

    private WireFormat() {}

    /** Writes the header and returns its length. */
    static int writeHeader(byte[] buffer, int id) {
        ByteBuffer.wrap(buffer).put(MAGIC).putInt(id);
        return HEADER_BYTES;
    }

    /** Returns the schema id, or refuses bytes that are not in this format. */
    static int schemaId(String topic, byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            throw new SerializationException("a record of topic " + topic + " has " + bytes.length
                    + " bytes, fewer than the " + HEADER_BYTES + " of the wire format's header");
        }
        if (bytes[0] != MAGIC) {
            throw new SerializationException(String.format(
                    "a record of topic %s starts with byte 0x%02x instead of the wire format's 0x00: not Avro with a schema id",
                    topic, bytes[0]));
        }
        return ByteBuffer.wrap(bytes).getInt(1);
    }
}
