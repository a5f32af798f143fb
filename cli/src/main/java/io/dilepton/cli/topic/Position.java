package io.dilepton.cli.topic;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.subscribe.StartPosition;
import java.time.Clock;
import java.time.Instant;

/** One end of a range of a topic, the same for all partitions. */
public sealed interface Position {

    /** What may be written. */
    String FORMS = "an offset, " + StartPosition.FORMS;

    /** The oldest record. */
    record Earliest() implements Position {}

    /** Behind the newest record. */
    record Latest() implements Position {}

    /**
     * The first record whose timestamp is at or after an instant.
     *
     * @param instant the instant
     */
    record At(Instant instant) implements Position {}

    /**
     * An offset in every partition.
     *
     * @param offset the offset, from 0 upwards
     */
    record Offset(long offset) implements Position {}

    /**
     * Reads a position from the command line.
     *
     * @param option name of the option, for the message
     * @param text one of {@link #FORMS}
     * @return the position
     * @throws CommandFailure of usage, when it is none of those
     */
    static Position parse(String option, String text) {
        if (text.matches("[0-9]{1,18}")) {
            return new Offset(Long.parseLong(text));
        }
        try {
            StartPosition start = StartPosition.parse(text, Clock.systemUTC());
            if (start instanceof StartPosition.At at) {
                return new At(at.instant());
            }
            return start instanceof StartPosition.Earliest ? new Earliest() : new Latest();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(option + ": '" + text + "' is no position; write " + FORMS);
        }
    }
}
