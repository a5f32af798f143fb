package io.dilepton.trainer.audit;

import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.dataset.FeatureMatrix;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows to measure on that were trained on.
 *
 * @param rows rows to measure on
 * @param byIdentity those whose identity is that of a training row
 * @param byContent those whose features are, bit for bit, those of a training row
 */
public record Duplicates(long rows, long byIdentity, long byContent) {

    private static final Set<EventSplit> FITTED = EnumSet.of(EventSplit.TRAIN, EventSplit.VALIDATION);

    /** Held-out rows of a sample against the rows that training sees. */
    static Duplicates inside(AuditSample sample) {
        return between(sample, FITTED, sample, EnumSet.of(EventSplit.HELD_OUT));
    }

    /** All rows of a test sample against the rows of the sample that training sees. */
    static Duplicates between(AuditSample sample, AuditSample test) {
        return between(sample, FITTED, test, EnumSet.allOf(EventSplit.class));
    }

    /**
     * Tells whether there are none.
     *
     * @return true where the rows are apart
     */
    public boolean isClean() {
        return byIdentity == 0 && byContent == 0;
    }

    private static Duplicates between(
            AuditSample training, Set<EventSplit> trained, AuditSample test, Set<EventSplit> tested) {
        Set<EventId> ids = new HashSet<>();
        Set<ByteBuffer> contents = new HashSet<>();
        for (EventSplit part : trained) {
            ids.addAll(training.ids(part));
            FeatureMatrix rows = training.features(part);
            for (int row = 0; row < rows.rows(); row++) {
                contents.add(content(rows, row));
            }
        }
        long count = 0;
        long byIdentity = 0;
        long byContent = 0;
        for (EventSplit part : tested) {
            FeatureMatrix rows = test.features(part);
            List<EventId> names = test.ids(part);
            for (int row = 0; row < rows.rows(); row++) {
                count++;
                byIdentity += ids.contains(names.get(row)) ? 1 : 0;
                byContent += contents.contains(content(rows, row)) ? 1 : 0;
            }
        }
        return new Duplicates(count, byIdentity, byContent);
    }

    private static ByteBuffer content(FeatureMatrix rows, int row) {
        ByteBuffer bytes = ByteBuffer.allocate(rows.width() * Float.BYTES);
        for (int column = 0; column < rows.width(); column++) {
            bytes.putFloat(rows.values()[row * rows.width() + column]);
        }
        return bytes.flip();
    }
}
