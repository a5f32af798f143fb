package io.dilepton.core.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads Avro's binary encoding (Avro specification 1.12, "Binary encoding") from a part of an array. One thread at a time.
 *
 * <p>Every method throws {@link MalformedBytesException} where the bytes end too soon or cannot be what is asked for.
 */
final class BinaryInput {

    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_VARINT_BITS = 64;
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int position;
    private int end;

    void reset(byte[] source, int from, int to) {
        bytes = source;
        position = from;
        end = to;
    }

    int position() {
        return position;
    }

    boolean isAtEnd() {
        return position == end;
    }

    long readLong() {
        int at = position;
        if (at < end) {
            long first = bytes[at];
            if (first >= 0) {
                position = at + 1;
                return (first >>> 1) ^ -(first & 1);
            }
        }
        return readLongLong();
    }

    private long readLongLong() {
        long value = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
            long next = readByte();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new MalformedBytesException("a number has more than ten bytes");
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new MalformedBytesException("a number does not fit 32 bits");
        }
        return (int) value;
    }

    double readDouble() {
        int at = position;
        skip(Double.BYTES);
        return (double) DOUBLE.get(bytes, at);
    }

    /** Reads a boolean's byte: 1 for true, 0 for false; as for Avro's own reader, any other is false, too. */
    int readBooleanByte() {
        return readByte();
    }

    /** Reads the branch of a union of two. */
    boolean readPresence() {
        return readIndex(2) == 1;
    }

    /** Reads the index of an enum's symbol or of a union's branch. */
    int readIndex(int count) {
        long index = readLong();
        if (index < 0 || index >= count) {
            throw new MalformedBytesException("index " + index + " is not one of " + count);
        }
        return (int) index;
    }

    double readOptionalDouble() {
        return readPresence() ? readDouble() : Double.NaN;
    }

    /** Reads a text, and gives the last one again where the bytes are the same, as they mostly are. */
    String readText(TextCache cache) {
        long length = readLong();
        if (length < 0) {
            throw new MalformedBytesException("a text has a negative length");
        }
        int at = position;
        skip(length);
        return cache.text(bytes, at, (int) length);
    }

    /** Reads the number of items of an array's next block, 0 at the array's end. */
    long readBlockCount() {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        if (count > end - position) {
            throw new MalformedBytesException("an array of " + count + " items has fewer bytes than that");
        }
        return count;
    }

    private byte readByte() {
        if (position >= end) {
            throw new MalformedBytesException("the bytes end too soon");
        }
        return bytes[position++];
    }

    private void skip(long count) {
        if (count > end - position) {
            throw new MalformedBytesException("the bytes end too soon");
        }
        position += (int) count;
    }

    /** The text that was read last at one place, so that a name that repeats from event to event is decoded once. */
    static final class TextCache {

        private byte[] bytes = NOTHING;
        private String text = "";
        private boolean clean = true;

        String text(byte[] source, int from, int length) {
            if (!Arrays.equals(bytes, 0, bytes.length, source, from, from + length)) {
                bytes = Arrays.copyOfRange(source, from, from + length);
                text = new String(bytes, StandardCharsets.UTF_8);
                clean = Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
            }
            return text;
        }

        /** Tells whether the last text was UTF-8. */
        boolean isClean() {
            return clean;
        }
    }
}
