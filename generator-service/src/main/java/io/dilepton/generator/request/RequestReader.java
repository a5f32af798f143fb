package io.dilepton.generator.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.simulation.Channel;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads one request and collects everything that is wrong with it, so that the user learns it at once. */
final class RequestReader {

    static final String ID_FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    static final String ID_RULE = "up to 100 letters, digits, dots, dashes and underscores, a letter or digit first";

    private static final long MOST_EVENTS = 1_000_000_000_000L;
    private static final double LEAST_RATE = 0.001;
    private static final double MOST_RATE = 10_000_000;
    private static final double NANOS = 1e9;
    private static final Set<String> FIELDS = Set.of(
            "id",
            "client",
            "process",
            "model",
            "count",
            "duration",
            "unbounded",
            "rate",
            "seed",
            "conditions",
            "topic",
            "reweighting",
            "shards",
            "startTime");

    private final List<Problem> problems = new ArrayList<>();

    /**
     * Reads a request.
     *
     * @param json the request
     * @param id id where the request has none
     * @param client who ordered; null to believe the request
     * @throws RefusedRequestException with every problem
     */
    StreamRequest read(JsonNode json, String id, @Nullable String client) {
        if (!json.isObject()) {
            throw RefusedRequestException.invalid("", "the request is no JSON object", "write {\"count\": 1000}");
        }
        refuseUnknown(json, "", FIELDS);
        Double rate = number(json, "rate", LEAST_RATE, MOST_RATE, "events per second");
        Long count = count(json, rate);
        JsonNode reweighting = json.path("reweighting");
        refuseUnknown(reweighting, "reweighting.", Set.of("expectedEvents"));
        Double expected = number(reweighting, "expectedEvents", 0, Double.MAX_VALUE, "events");
        if (expected != null && count == null) {
            problem("reweighting.expectedEvents", "needs a number of events", "give count, or duration and rate");
        }
        String named = text(json, "id", id, ID_FORM, ID_RULE);
        if (!named.matches(ID_FORM)) {
            problem("id", "'" + named + "' is not allowed", "write " + ID_RULE);
        }
        StreamRequest request = new StreamRequest(
                named,
                client == null ? text(json, "client", "anonymous", ID_FORM, ID_RULE) : client,
                text(
                        json,
                        "process",
                        StreamRequest.ANY_PROCESS,
                        "[a-z][a-z0-9-]*",
                        "lower-case letters, digits and dashes"),
                model(json),
                count,
                rate,
                json.has("seed") ? whole(json, "seed", Long.MIN_VALUE, Long.MAX_VALUE, 0) : seed(named),
                conditions(json.path("conditions")),
                text(
                        json,
                        "topic",
                        Topics.SYNTHETIC_EVENTS,
                        "[A-Za-z0-9._-]{1,249}",
                        "a Kafka topic: up to 249 letters, digits, dots, dashes and underscores"),
                expected,
                json.has("shards") ? (int) whole(json, "shards", 1, 10_000, 1) : null,
                instant(json));
        if (!problems.isEmpty()) {
            throw new RefusedRequestException(Refusal.INVALID, problems);
        }
        return request;
    }

    /** Makes a seed of an id: requests that leave it out do not get the same events. */
    private static long seed(String id) {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return sum.getValue();
    }

    private @Nullable Long count(JsonNode json, @Nullable Double rate) {
        boolean unbounded = json.path("unbounded").asBoolean(false);
        if (json.has("unbounded") && !json.path("unbounded").isBoolean()) {
            problem("unbounded", "is not true or false", "write \"unbounded\": true, or leave it out");
        }
        int ways = (json.has("count") ? 1 : 0) + (json.has("duration") ? 1 : 0) + (unbounded ? 1 : 0);
        if (ways != 1) {
            problem(
                    "count",
                    ways == 0 ? "nothing says how many events" : "more than one field says how many events",
                    "give one of count, duration and \"unbounded\": true");
            return null;
        }
        if (json.has("count")) {
            return whole(json, "count", 1, MOST_EVENTS, 1);
        }
        return json.has("duration") ? during(json.path("duration"), rate) : null;
    }

    private @Nullable Long during(JsonNode value, @Nullable Double rate) {
        if (rate == null) {
            problem("rate", "is missing", "a duration needs a rate, in events per second");
            return null;
        }
        try {
            Duration duration = Duration.parse(value.asText());
            double events = Math.rint(duration.toNanos() / NANOS * rate);
            if (events >= 1 && events <= MOST_EVENTS) {
                return (long) events;
            }
            problem("duration", "gives " + events + " events", "make it 1 to " + MOST_EVENTS + " events");
        } catch (DateTimeParseException | ArithmeticException e) {
            problem("duration", "'" + value.asText() + "' is no duration", "write it as in PT10M or PT1.5S");
        }
        return null;
    }

    private String model(JsonNode json) {
        String model = json.path("model").asText(ModelName.SIMULATION);
        try {
            ModelName.parse(model);
        } catch (RefusedRequestException e) {
            problems.addAll(e.problems());
        }
        return model;
    }

    private Conditions conditions(JsonNode json) {
        refuseUnknown(json, "conditions.", Set.of("channel", "massMin", "massMax"));
        String named = json.path("channel").asText("both");
        Channel channel = Channel.BOTH;
        try {
            channel = Channel.valueOf(named.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problem("conditions.channel", "'" + named + "' is no channel", "write electron, muon or both");
        }
        Double low = number(json, "massMin", 0, 1e6, "GeV");
        Double high = number(json, "massMax", 0, 1e6, "GeV");
        double massMin = low == null ? 0 : low;
        double massMax = high == null ? Double.POSITIVE_INFINITY : high;
        if (massMax <= massMin) {
            problem("conditions.massMax", "is not above massMin, " + massMin + " GeV", "write a window that rises");
            return Conditions.NONE;
        }
        return new Conditions(channel, massMin, massMax);
    }

    private @Nullable Instant instant(JsonNode json) {
        if (!json.has("startTime")) {
            return null;
        }
        String text = json.path("startTime").asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            problem("startTime", "'" + text + "' is no time", "write it as in 2026-01-31T12:00:00Z");
            return null;
        }
    }

    private String text(JsonNode json, String field, String byDefault, String form, String rule) {
        if (!json.has(field)) {
            return byDefault;
        }
        JsonNode value = json.path(field);
        if (!value.isTextual() || !value.asText().matches(form)) {
            problem(field, value + " is not allowed", "write " + rule);
            return byDefault;
        }
        return value.asText();
    }

    private long whole(JsonNode json, String field, long least, long most, long byDefault) {
        JsonNode value = json.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long number = value.asLong();
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(field, value + " is not allowed", "write a whole number from " + least + " to " + most);
        return byDefault;
    }

    private @Nullable Double number(JsonNode json, String field, double least, double most, String unit) {
        if (!json.has(field)) {
            return null;
        }
        JsonNode value = json.path(field);
        String path = field.startsWith("mass")
                ? "conditions." + field
                : field.equals("expectedEvents") ? "reweighting." + field : field;
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            problem(path, value + " is not allowed", "write a number from " + least + " to " + most + ", in " + unit);
            return null;
        }
        return value.asDouble();
    }

    private void refuseUnknown(JsonNode json, String prefix, Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problem(
                        prefix + name,
                        "there is no such field",
                        "there are " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    private void problem(String field, String message, String remedy) {
        problems.add(new Problem(field, message, remedy));
    }
}
