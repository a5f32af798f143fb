package io.dilepton.stream.scoring;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.wire.ScoredDraft;
import io.dilepton.stream.flow.Candidate;
import io.dilepton.stream.flow.ScoredBatch;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait to be scored together by one model: at most as many as it was made for. Its arrays are used again from batch to batch,
 * so that collecting an event allocates nothing. One thread at a time.
 */
final class Batch implements ScoredBatch {

    private static final long MICROS = 1_000_000;
    private static final long NANOS_OF_A_MICRO = 1_000;

    private final @Nullable Record<byte[], Candidate>[] records;
    private final @Nullable ScoredDraft[] drafts;
    private final long[] times;
    private final double[] masses;
    private final float[] probabilities;
    private float[] rows = {};
    private @Nullable ServedModel model;
    private int width;
    private int size;
    private long firstNanos;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Batch(int capacity) {
        this.records = new Record[capacity];
        this.drafts = new ScoredDraft[capacity];
        this.times = new long[capacity];
        this.masses = new double[capacity];
        this.probabilities = new float[capacity];
    }

    /** Begins to collect for a model. The batch must be empty. */
    void prepareFor(ServedModel next) {
        if (model != next) {
            model = next;
            width = next.features().size();
            rows = new float[records.length * width];
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == records.length;
    }

    /**
     * Extracts the features of an event as the next row.
     *
     * @return name of the first feature that is not finite, of an event that cannot be scored; null when all are
     */
    @Nullable
    String extract(CollisionEvent event) {
        FeatureSet features = served().features();
        int offset = size * width;
        features.extract(event, rows, offset);
        for (int column = 0; column < width; column++) {
            if (!Float.isFinite(rows[offset + column])) {
                return features.features().get(column).name();
            }
        }
        return null;
    }

    /**
     * Takes the event whose features were extracted last. What the batch is asked for later is kept in arrays of its own, which are read in the
     * order of memory, not looked up in the event.
     */
    void take(Record<byte[], Candidate> record, ScoredDraft draft) {
        if (size == 0) {
            firstNanos = System.nanoTime();
        }
        Candidate candidate = record.value();
        Instant time = candidate.event().event().eventTime();
        records[size] = record;
        drafts[size] = draft;
        times[size] = time.getEpochSecond() * MICROS + time.getNano() / NANOS_OF_A_MICRO;
        masses[size] = candidate.pair().mass();
        size++;
    }

    Record<byte[], Candidate> record(int index) {
        Record<byte[], Candidate> record = records[index];
        if (record == null || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return record;
    }

    ScoredDraft draft(int index) {
        ScoredDraft draft = drafts[index];
        if (draft == null || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return draft;
    }

    /** Returns when the first event came in, on the clock of {@link System#nanoTime}. */
    long firstNanos() {
        return firstNanos;
    }

    float[] probabilities() {
        return probabilities;
    }

    void clear() {
        Arrays.fill(records, 0, size, null);
        Arrays.fill(drafts, 0, size, null);
        size = 0;
    }

    @Override
    public ModelManifest model() {
        return served().manifest();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long eventTime(int index) {
        return times[Objects.checkIndex(index, size)];
    }

    @Override
    public double mass(int index) {
        return masses[Objects.checkIndex(index, size)];
    }

    @Override
    public float probability(int index) {
        return probabilities[index];
    }

    @Override
    public float[] features() {
        return rows;
    }

    @Override
    public int width() {
        return width;
    }

    private ServedModel served() {
        ServedModel served = model;
        if (served == null) {
            throw new IllegalStateException("prepareFor comes first");
        }
        return served;
    }
}
