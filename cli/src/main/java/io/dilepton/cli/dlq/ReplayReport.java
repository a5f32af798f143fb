package io.dilepton.cli.dlq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a replay did, or would do. */
final class ReplayReport {

    private static final int SHOWN = 10;

    private final Map<String, Long> sentByReason = new TreeMap<>();
    private final Map<String, Long> sentByTopic = new TreeMap<>();
    private final List<Refusal> refused = new ArrayList<>();
    private long sent;
    private long replayedBefore;
    private long givenUp;
    private long notFound;

    /** A letter that cannot be sent, and why. */
    private record Refusal(String letter, String reason, String why) {}

    void sent(Letter letter, String topic) {
        sent++;
        sentByReason.merge(letter.reason(), 1L, Long::sum);
        sentByTopic.merge(topic, 1L, Long::sum);
    }

    void replayedBefore() {
        replayedBefore++;
    }

    void givenUp() {
        givenUp++;
    }

    void refused(Letter letter, String why) {
        refused.add(new Refusal(letter.id(), letter.reason(), why));
    }

    /** Letters in the file that the topic does not have. */
    void notFound(long letters) {
        notFound = letters;
    }

    /** Returns how many letters were dealt with: sent, given up or refused. */
    long handled() {
        return sent + givenUp + refused.size();
    }

    long numberGivenUp() {
        return givenUp;
    }

    boolean isClean() {
        return refused.isEmpty() && notFound == 0;
    }

    ObjectNode json(boolean dryRun) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dryRun", dryRun);
        json.put("sent", sent);
        json.put("replayedBefore", replayedBefore);
        json.put("givenUp", givenUp);
        json.put("notFound", notFound);
        json.put("refused", refused.size());
        ObjectNode reasons = json.putObject("sentByReason");
        sentByReason.forEach(reasons::put);
        ObjectNode topics = json.putObject("sentByTopic");
        sentByTopic.forEach(topics::put);
        ArrayNode refusals = json.putArray("refusals");
        refused.forEach(refusal -> refusals.addObject()
                .put("letter", refusal.letter())
                .put("reason", refusal.reason())
                .put("why", refusal.why()));
        return json;
    }

    /** Tells it to a person, a line for each thing. */
    List<String> lines(boolean dryRun) {
        List<String> lines = new ArrayList<>();
        lines.add((dryRun ? "Would send " : "Sent ") + sent + " dead letters"
                + (sent == 0 ? "" : " to " + String.join(", ", sentByTopic.keySet())));
        sentByReason.forEach((reason, count) -> lines.add("  " + count + " " + reason));
        if (replayedBefore > 0) {
            lines.add("Replayed before: " + replayedBefore);
        }
        if (givenUp > 0) {
            lines.add("Given up, since the file leaves them out: " + givenUp);
        }
        if (notFound > 0) {
            lines.add("In the file, but not on the topic: " + notFound);
        }
        refused.stream()
                .limit(SHOWN)
                .forEach(refusal -> lines.add(
                        "Not sent: letter " + refusal.letter() + " (" + refusal.reason() + "): " + refusal.why()));
        if (refused.size() > SHOWN) {
            lines.add("Not sent: " + (refused.size() - SHOWN) + " more");
        }
        return lines;
    }
}
