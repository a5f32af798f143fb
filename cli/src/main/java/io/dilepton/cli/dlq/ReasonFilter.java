package io.dilepton.cli.dlq;

import java.util.List;
import picocli.CommandLine.Option;

/** Dead letters of which reasons a command is about. */
final class ReasonFilter {

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            split = ",",
            description =
                    "Only letters of these reasons, such as value.undecodable. One that ends in a dot stands for all that begin"
                            + " with it: event.")
    private List<String> reasons = List.of();

    boolean accepts(Letter letter) {
        String reason = letter.reason();
        return reasons.isEmpty()
                || reasons.stream()
                        .anyMatch(wanted -> wanted.endsWith(".") ? reason.startsWith(wanted) : reason.equals(wanted));
    }
}
