package io.dilepton.cli.replay;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.RejectedRow;
import io.dilepton.core.reader.UnreadableFileException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads files row by row, sends their events and sets the other rows aside. */
final class Replay {

    private final ReplayPlan plan;
    private final Consumer<CollisionEvent> sink;
    private final Consumer<RejectedRow> rejects;
    private final BooleanSupplier stopped;
    private final ReplayBooks books = new ReplayBooks();
    private long events;
    private long bytesBefore;

    /**
     * Makes a replay.
     *
     * @param plan what to replay
     * @param sink takes the events, such as {@link io.dilepton.generator.emission.EventEmitter#send}; what it throws ends the replay
     * @param rejects takes the other rows
     * @param stopped asked before each row; true ends the replay
     */
    Replay(ReplayPlan plan, Consumer<CollisionEvent> sink, Consumer<RejectedRow> rejects, BooleanSupplier stopped) {
        this.plan = plan;
        this.sink = sink;
        this.rejects = rejects;
        this.stopped = stopped;
    }

    /**
     * Returns the books.
     *
     * @return books that grow while the replay runs
     */
    ReplayBooks books() {
        return books;
    }

    /**
     * Replays until the files are read, the limit is reached or the replay is stopped. A file that cannot be read to its end is noted in the
     * books, and the next one follows.
     */
    void run() {
        long before;
        do {
            before = events;
            bytesBefore = 0;
            for (Path file : plan.files()) {
                replay(file);
            }
        } while (plan.isLoop() && books.faults().isEmpty() && events > before && isGoingOn());
    }

    private boolean isGoingOn() {
        return events < plan.limit() && !stopped.getAsBoolean();
    }

    private void replay(Path path) {
        if (!isGoingOn()) {
            return;
        }
        try (EventFile file = EventFile.open(path, plan.options())) {
            try {
                while (isGoingOn() && file.hasNext()) {
                    take(file.next(), bytesBefore + file.bytesRead());
                }
            } finally {
                bytesBefore += file.bytesRead();
            }
        } catch (UnreadableFileException e) {
            books.note(String.valueOf(e.getMessage()));
        }
    }

    private void take(ReadResult result, long bytes) {
        books.countRow(bytes);
        if (result instanceof ReadResult.Accepted accepted) {
            events++;
            sink.accept(accepted.event());
        } else if (result instanceof RejectedRow row) {
            books.countRejected(row.reason());
            rejects.accept(row);
        }
    }
}
