package io.dilepton.stream.windows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteSink} wrote. Throws {@link MalformedDeltaException} on anything else. */
final class ByteSource {

    private final byte[] bytes;
    private int at;

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int one = next();
            value |= (long) (one & 0x7F) << shift;
            if ((one & 0x80) == 0) {
                return value;
            }
        }
        throw new MalformedDeltaException("a number of more than 64 bits");
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Reads the number of things that follow, each of which takes a byte at least. */
    int size() {
        long size = number();
        if (size < 0 || size > bytes.length) {
            throw new MalformedDeltaException("a size of " + size);
        }
        return (int) size;
    }

    /** Reads a number that is not negative. */
    long count() {
        long count = number();
        if (count < 0) {
            throw new MalformedDeltaException("a count of " + count);
        }
        return count;
    }

    String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    /** Reads bytes that follow their number. */
    byte[] block() {
        int length = size();
        if (length > bytes.length - at) {
            throw new MalformedDeltaException("it ends inside a block");
        }
        byte[] block = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return block;
    }

    void sparse(long[] values) {
        int i = 0;
        while (i < values.length) {
            values[i] = count();
            if (values[i++] == 0) {
                long zeros = count();
                if (zeros > values.length - i) {
                    throw new MalformedDeltaException("more zeros than there is room for");
                }
                i += (int) zeros;
            }
        }
    }

    void end() {
        if (at != bytes.length) {
            throw new MalformedDeltaException(bytes.length - at + " bytes are left over");
        }
    }

    private int next() {
        if (at == bytes.length) {
            throw new MalformedDeltaException("it ends early");
        }
        return bytes[at++];
    }
}
