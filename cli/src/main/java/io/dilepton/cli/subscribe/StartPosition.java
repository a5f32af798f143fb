package io.dilepton.cli.subscribe;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to begin in a topic. */
public sealed interface StartPosition {

    /** What may be written. */
    String FORMS =
            "earliest, latest, a time ago such as 90s, 15m, 2h or 7d, or an instant such as 2026-01-31T12:00:00Z";

    /** At the oldest record. */
    record Earliest() implements StartPosition {}

    /** At records that come from now on. */
    record Latest() implements StartPosition {}

    /**
     * At the first record whose timestamp is at or after an instant.
     *
     * @param instant the instant
     */
    record At(Instant instant) implements StartPosition {}

    /**
     * Reads a position.
     *
     * @param text one of {@link #FORMS}
     * @param clock what a time ago counts from
     * @return the position
     * @throws IllegalArgumentException when it is none of those
     */
    static StartPosition parse(String text, Clock clock) {
        if (text.equalsIgnoreCase("earliest")) {
            return new Earliest();
        }
        if (text.equalsIgnoreCase("latest")) {
            return new Latest();
        }
        Matcher ago = Pattern.compile("([0-9]{1,9})([smhd])").matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            Duration duration = switch (ago.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            return new At(clock.instant().minus(duration));
        }
        try {
            return new At(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no position; write " + FORMS, e);
        }
    }
}
