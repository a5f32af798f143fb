package io.dilepton.stream.windows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers that are mostly small: seven bits a byte, runs of zeros as their length. */
final class ByteSink {

    private static final int START = 512;

    private byte[] bytes = new byte[START];
    private int size;

    /** Writes a number. */
    void number(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            put((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        put((int) left);
    }

    /** Writes a number that may be negative. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void text(String value) {
        block(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes and how many there are. */
    void block(byte[] block) {
        number(block.length);
        while (bytes.length - size < block.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
    }

    /** Writes numbers without their count: a zero and how many more follow it, or the number. */
    void sparse(long[] values) {
        int i = 0;
        while (i < values.length) {
            number(values[i]);
            if (values[i++] == 0) {
                int zeros = 0;
                while (i < values.length && values[i] == 0) {
                    zeros++;
                    i++;
                }
                number(zeros);
            }
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void put(int one) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) one;
    }
}
