package io.dilepton.cli.replay;

import io.dilepton.core.reader.ReaderOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What to replay.
 *
 * @param files files in the order of the replay
 * @param options what the files do not say, and the clock of their events
 * @param limit most events to send, over all files and passes; {@link #NO_LIMIT} for all
 * @param isLoop whether to begin again after the last file. Every pass sends the same identities with later times
 */
record ReplayPlan(List<Path> files, ReaderOptions options, long limit, boolean isLoop) {

    /** Limit of a replay that sends everything. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    /** Checks and copies. */
    ReplayPlan {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a replay needs a file");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("the limit must be positive, not " + limit);
        }
    }
}
