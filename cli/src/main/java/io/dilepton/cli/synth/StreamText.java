package io.dilepton.cli.synth;

import com.fasterxml.jackson.databind.JsonNode;
import io.dilepton.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Statuses of streams for people. */
final class StreamText {

    private StreamText() {}

    /** Says in a line where a stream stands. */
    static String line(JsonNode status) {
        String wanted = status.path("request").has("count")
                ? String.format(
                        Locale.ROOT,
                        " of %,d",
                        status.path("request").path("count").asLong())
                : "";
        return String.format(
                Locale.ROOT,
                "%s  %s  %,d%s events  %,.0f/s",
                status.path("id").asText(),
                status.path("state").asText(),
                status.path("emitted").asLong(),
                wanted,
                status.path("perSecond").asDouble());
    }

    /** Says everything about a stream. */
    static List<String> lines(JsonNode status) {
        List<String> lines = new ArrayList<>();
        lines.add(line(status));
        JsonNode model = status.path("model");
        if (!model.isMissingNode()) {
            lines.add("model    " + model.path("name").asText() + "/"
                    + model.path("version").asInt() + "  "
                    + model.path("sha256").asText());
        }
        lines.add("request  " + status.path("request"));
        status.path("problems")
                .forEach(
                        problem -> lines.add("problem  " + problem.path("field").asText() + ": "
                                + problem.path("message").asText() + "; "
                                + problem.path("remedy").asText()));
        if (status.has("receipt")) {
            lines.add("receipt");
            lines.addAll(status.path("receipt").toPrettyString().lines().toList());
        }
        return lines;
    }

    /** Makes a table of streams. */
    static String table(JsonNode streams) {
        TextTable table = new TextTable("ID", "CLIENT", "STATE", ">EMITTED", ">OF", ">EVENTS/S", "MODEL", "TOPIC");
        streams.forEach(status -> table.row(
                status.path("id").asText(),
                status.path("client").asText(),
                status.path("state").asText(),
                status.path("emitted").asText(),
                status.path("request").path("count").asText("-"),
                String.format(Locale.ROOT, "%.0f", status.path("perSecond").asDouble()),
                status.path("model").path("name").asText("-"),
                status.path("request").path("topic").asText("-")));
        return table.toString();
    }
}
