package io.dilepton.cli.bench.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Values as the product wrote them, to write again without making them: the i-th enriched and the i-th scored value. */
public final class SampleRecords {

    private final List<byte[]> enriched;
    private final List<byte[]> scored;

    /**
     * Keeps values.
     *
     * @param enriched enriched values
     * @param scored as many scored values
     */
    public SampleRecords(List<byte[]> enriched, List<byte[]> scored) {
        if (enriched.isEmpty() || enriched.size() != scored.size()) {
            throw new IllegalArgumentException(enriched.size() + " enriched and " + scored.size() + " scored values");
        }
        this.enriched = List.copyOf(enriched);
        this.scored = List.copyOf(scored);
    }

    int size() {
        return enriched.size();
    }

    byte[] enriched(int index) {
        return enriched.get(index);
    }

    byte[] scored(int index) {
        return scored.get(index);
    }

    /**
     * Returns the mean size of an enriched value.
     *
     * @return bytes
     */
    public double enrichedBytes() {
        return mean(enriched);
    }

    /**
     * Returns the mean size of a scored value.
     *
     * @return bytes
     */
    public double scoredBytes() {
        return mean(scored);
    }

    private static double mean(List<byte[]> values) {
        return values.stream().mapToInt(value -> value.length).average().orElse(0);
    }

    /**
     * Writes them to a file.
     *
     * @param file destination
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(size());
            for (List<byte[]> values : List.of(enriched, scored)) {
                for (byte[] value : values) {
                    out.writeInt(value.length);
                    out.write(value);
                }
            }
        }
    }

    static SampleRecords read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            int size = in.readInt();
            return new SampleRecords(values(in, size), values(in, size));
        }
    }

    private static List<byte[]> values(DataInputStream in, int size) throws IOException {
        List<byte[]> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(in.readNBytes(in.readInt()));
        }
        return values;
    }
}
