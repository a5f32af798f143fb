package io.dilepton.cli.dlq;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.topic.Position;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of the dead-letter topic a command is about. */
final class LetterRange {

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            defaultValue = "earliest",
            description = "Only letters from here on: " + Position.FORMS + ". Default: earliest.")
    private String from = "earliest";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many letters.")
    private @Nullable Integer limit;

    Position from() {
        return Position.parse("--from", from);
    }

    int limit(int byDefault) {
        if (limit != null && limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1, not " + limit);
        }
        return limit == null ? byDefault : limit;
    }
}
