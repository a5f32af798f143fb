package io.dilepton.cli.replay;

import io.dilepton.core.reader.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The books of a replay. Written by the thread that replays; any thread may read the totals while it runs, and everything once it is
 * done.
 */
final class ReplayBooks {

    private final AtomicLong read = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
    private final List<String> faults = new ArrayList<>();

    void countRow(long bytesRead) {
        read.incrementAndGet();
        bytes.set(bytesRead);
    }

    void countRejected(RejectReason reason) {
        rejected.incrementAndGet();
        reasons.merge(reason, 1L, Long::sum);
    }

    void note(String fault) {
        faults.add(fault);
    }

    /**
     * Returns the rows read.
     *
     * @return number of rows, over all files and passes
     */
    long read() {
        return read.get();
    }

    /**
     * Returns the rows that were no events.
     *
     * @return number of rows
     */
    long rejected() {
        return rejected.get();
    }

    /**
     * Returns why rows were rejected.
     *
     * @return number of rows by reason, in the order of the reasons
     */
    Map<RejectReason, Long> reasons() {
        return new EnumMap<>(reasons);
    }

    /**
     * Returns what ended files early.
     *
     * @return one line for each file that could not be read to its end
     */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Bytes of the files consumed in this pass. */
    long bytes() {
        return bytes.get();
    }

    /** Share of the rows that were rejected, 0 where none was read. */
    double rejectShare() {
        return read() == 0 ? 0 : (double) rejected() / read();
    }
}
