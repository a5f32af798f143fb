package io.dilepton.core.opendata;

import java.time.Duration;

/** Watches a download. Called by the thread that downloads. */
public interface FetchProgress {

    /** Watches nothing. */
    FetchProgress NONE = new FetchProgress() {
        @Override
        public void started(long present, long total) {}

        @Override
        public void advanced(long done) {}

        @Override
        public void interrupted(String reason, Duration pause) {}
    };

    /**
     * Bytes begin to come, for the first time or again.
     *
     * @param present bytes that are there already
     * @param total bytes of the whole file, −1 where the server does not say
     */
    void started(long present, long total);

    /**
     * Bytes came.
     *
     * @param done bytes of the file so far
     */
    void advanced(long done);

    /**
     * The download broke off and will be tried again.
     *
     * @param reason what happened
     * @param pause how long it waits before
     */
    void interrupted(String reason, Duration pause);
}
