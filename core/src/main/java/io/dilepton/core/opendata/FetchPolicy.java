package io.dilepton.core.opendata;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param attempts attempts in a row without a single new byte before it gives up, at least 1
 * @param firstPause pause after the first failure; doubles with each further one in a row
 * @param connectTimeout longest wait for a connection and for the head of an answer
 * @param stallTimeout longest wait for further bytes
 */
public record FetchPolicy(int attempts, Duration firstPause, Duration connectTimeout, Duration stallTimeout) {

    /** Five attempts with pauses of 1, 2, 4 and 8 s; 30 s for a connection, 60 s for further bytes. */
    public static final FetchPolicy PATIENT =
            new FetchPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** Checks the ranges. */
    public FetchPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt is needed, not " + attempts);
        }
    }

    Duration pause(int failures) {
        return firstPause.multipliedBy(1L << Math.min(10, failures - 1));
    }
}
