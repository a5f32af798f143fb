package io.dilepton.cli.dlq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.terminal.TextTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dilepton dlq inspect}. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Counts the dead letters by reason and shows the newest.")
final class InspectCommand extends LetterCommand {

    private static final int NEWEST = 20;
    private static final int DETAIL_SHOWN = 90;

    @Mixin
    private ReasonFilter reasons = new ReasonFilter();

    @Mixin
    private LetterRange range = new LetterRange();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    private final Map<String, Long> counts = new TreeMap<>();
    private final Deque<Letter> newest = new ArrayDeque<>();
    private long replayedBefore;

    @Override
    int run() {
        int limit = range.limit(NEWEST);
        read(range.from(), letter -> {
            if (reasons.accepts(letter)) {
                counts.merge(letter.reason(), 1L, Long::sum);
                replayedBefore += letter.replayedFrom() == null ? 0 : 1;
                newest.addLast(letter);
                if (newest.size() > limit) {
                    newest.removeFirst();
                }
            }
            return true;
        });
        if (json) {
            printJson();
        } else {
            printTables();
        }
        return 0;
    }

    private void printTables() {
        long total = counts.values().stream().mapToLong(count -> count).sum();
        if (total == 0) {
            printLine("No dead letters");
            return;
        }
        TextTable byReason = new TextTable("REASON", ">LETTERS");
        counts.forEach((reason, count) -> byReason.row(reason, String.format(Locale.ROOT, "%,d", count)));
        byReason.row("total", String.format(Locale.ROOT, "%,d", total));
        out().println(byReason);
        if (replayedBefore > 0) {
            printLine("%,d of them failed again after a replay%n", replayedBefore);
        }
        TextTable table = new TextTable("LETTER", "AT", "REASON", "ORIGIN", "KEY", ">BYTES", "DETAIL");
        for (Iterator<Letter> letters = newest.descendingIterator(); letters.hasNext(); ) {
            Letter letter = letters.next();
            table.row(
                    letter.id(),
                    at(letter).truncatedTo(ChronoUnit.SECONDS).toString(),
                    letter.reason(),
                    Objects.toString(letter.origin(), "-"),
                    letter.keyText(),
                    letter.size() + (letter.isOmitted() ? " (left out)" : ""),
                    oneLine(letter.detail()));
        }
        out().print(table);
    }

    private void printJson() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("letters", counts.values().stream().mapToLong(count -> count).sum());
        answer.put("failedAgainAfterReplay", replayedBefore);
        ObjectNode reasons = answer.putObject("reasons");
        counts.forEach(reasons::put);
        ArrayNode letters = answer.putArray("newest");
        newest.descendingIterator().forEachRemaining(letter -> letters.add(LetterJson.summary(letter)));
        out().println(answer.toPrettyString());
    }

    private static Instant at(Letter letter) {
        return Instant.ofEpochMilli(letter.record().timestamp());
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= DETAIL_SHOWN ? line : line.substring(0, DETAIL_SHOWN - 1) + "…";
    }
}
