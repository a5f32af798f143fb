package io.dilepton.core.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes Avro's binary encoding into an array that grows and is used again. One thread at a time. */
final class BinaryOutput {

    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_VARINT_BYTES = 10;
    private static final int INITIAL_BYTES = 1024;
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 2;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The header of the wire format: a zero and the schema id, big-endian. */
    void writeHeader(int schemaId) {
        writeByte((byte) 0);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            writeByte((byte) (schemaId >>> shift));
        }
    }

    void writeLong(long value) {
        reserve(MAX_VARINT_BYTES);
        long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void writeDouble(double value) {
        reserve(Double.BYTES);
        DOUBLE.set(bytes, size, value);
        size += Double.BYTES;
    }

    void writeBoolean(boolean value) {
        writeByte(value ? (byte) 1 : 0);
    }

    /** Writes the branch of a union of null and another type. */
    void writePresence(boolean present) {
        writeByte(present ? PRESENT : ABSENT);
    }

    /** Writes a union of null and double: null for NaN. */
    void writeOptionalDouble(double value) {
        boolean defined = !Double.isNaN(value);
        writePresence(defined);
        if (defined) {
            writeDouble(value);
        }
    }

    void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeLong(utf8.length);
        write(utf8, 0, utf8.length);
    }

    void write(byte[] source, int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    private void writeByte(byte value) {
        reserve(1);
        bytes[size++] = value;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
        }
    }
}
