package io.dilepton.generator.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.simulation.Channel;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads one request and collects everything that is wrong with it, so that the user learns it at once. */
final class RequestReader {

    static final String ID_FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    static final String ID_RULE = "up to 100 letters, digits, dots, dashes and underscores, a letter or digit first";

    private static final long MOST_EVENTS = 1_000_000_000_000L;
    private static final double LEAST_RATE = 0.001;
    private static final double MOST_RATE = 10_000_000;
    private static final double MOST_GEV = 1e6;
    private static final int MOST_BINS = 500;
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

    private final JsonFields fields;

    /**
     * Takes a request.
     *
     * @param json the request
     * @throws RefusedRequestException when it is no object
     */
    RequestReader(JsonNode json) {
        if (!json.isObject()) {
            throw RefusedRequestException.invalid("", "the request is no JSON object", "write {\"count\": 1000}");
        }
        this.fields = new JsonFields(json);
    }

    /**
     * Reads the request.
     *
     * @param id id where the request has none
     * @param client who ordered; null to believe the request
     * @throws RefusedRequestException with every problem
     */
    StreamRequest read(String id, @Nullable String client) {
        fields.refuseOthers(FIELDS);
        Double rate = fields.number("rate", LEAST_RATE, MOST_RATE, "events per second");
        Long count = count(rate);
        String named = fields.text("id", id, ID_FORM, ID_RULE);
        if (!named.matches(ID_FORM)) {
            fields.problem("id", "'" + named + "' is not allowed", "write " + ID_RULE);
        }
        StreamRequest request = new StreamRequest(
                named,
                client == null ? fields.text("client", "anonymous", ID_FORM, ID_RULE) : client,
                fields.text(
                        "process",
                        StreamRequest.ANY_PROCESS,
                        "[a-z][a-z0-9-]*",
                        "lower-case letters, digits and dashes"),
                model(),
                count,
                rate,
                fields.has("seed") ? fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0) : seed(named),
                conditions(fields.inside("conditions")),
                fields.text(
                        "topic",
                        Topics.SYNTHETIC_EVENTS,
                        "[A-Za-z0-9._-]{1,249}",
                        "a Kafka topic: up to 249 letters, digits, dots, dashes and underscores"),
                reweighting(fields.inside("reweighting"), count),
                fields.has("shards") ? (int) fields.whole("shards", 1, 10_000, 1) : null,
                fields.instant("startTime"));
        if (!fields.problems().isEmpty()) {
            throw new RefusedRequestException(Refusal.INVALID, fields.problems());
        }
        return request;
    }

    /** Makes a seed of an id: requests that leave it out do not get the same events. */
    private static long seed(String id) {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    private @Nullable Long count(@Nullable Double rate) {
        boolean unbounded = fields.flag("unbounded");
        int ways = (fields.has("count") ? 1 : 0) + (fields.has("duration") ? 1 : 0) + (unbounded ? 1 : 0);
        if (ways != 1) {
            fields.problem(
                    "count",
                    ways == 0 ? "nothing says how many events" : "more than one field says how many events",
                    "give one of count, duration and \"unbounded\": true");
            return null;
        }
        if (fields.has("count")) {
            return fields.whole("count", 1, MOST_EVENTS, 1);
        }
        return fields.has("duration") ? during(fields.words("duration", ""), rate) : null;
    }

    private @Nullable Long during(String value, @Nullable Double rate) {
        if (rate == null) {
            fields.problem("rate", "is missing", "a duration needs a rate, in events per second");
            return null;
        }
        try {
            double events = Math.rint(Duration.parse(value).toNanos() / NANOS * rate);
            if (events >= 1 && events <= MOST_EVENTS) {
                return (long) events;
            }
            fields.problem("duration", "gives " + events + " events", "make it 1 to " + MOST_EVENTS + " events");
        } catch (DateTimeParseException | ArithmeticException e) {
            fields.problem("duration", "'" + value + "' is no duration", "write it as in PT10M or PT1.5S");
        }
        return null;
    }

    private String model() {
        String model = fields.words("model", ModelName.SIMULATION);
        try {
            ModelName.parse(model);
        } catch (RefusedRequestException e) {
            fields.problems(e.problems());
        }
        return model;
    }

    private static Conditions conditions(JsonFields given) {
        given.refuseOthers(Set.of("channel", "massMin", "massMax"));
        String named = given.words("channel", "both");
        Channel channel = Channel.BOTH;
        try {
            channel = Channel.valueOf(named.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            given.problem("channel", "'" + named + "' is no channel", "write electron, muon or both");
        }
        Double low = given.number("massMin", 0, MOST_GEV, "GeV");
        Double high = given.number("massMax", 0, MOST_GEV, "GeV");
        double massMin = low == null ? 0 : low;
        double massMax = high == null ? Double.POSITIVE_INFINITY : high;
        if (massMax <= massMin) {
            given.problem("massMax", "is not above massMin, " + massMin + " GeV", "write a window that rises");
            return Conditions.NONE;
        }
        return new Conditions(channel, massMin, massMax);
    }

    private static Reweighting reweighting(JsonFields given, @Nullable Long count) {
        given.refuseOthers(Set.of("expectedEvents", "target"));
        Double expected = given.number("expectedEvents", 0, Double.MAX_VALUE, "events");
        if (expected != null && count == null) {
            given.problem("expectedEvents", "needs a number of events", "give count, or duration and rate");
        }
        return new Reweighting(expected, given.has("target") ? target(given.inside("target")) : null);
    }

    private static @Nullable TargetSpectrum target(JsonFields given) {
        given.refuseOthers(Set.of("observable", "edges", "contents", "density"));
        String observable = given.words("observable", "");
        if (!TargetSpectrum.observables().contains(observable)) {
            String known = String.join(", ", TargetSpectrum.observables());
            given.problem("observable", "'" + observable + "' is no observable", "write one of " + known);
        }
        List<Double> edges = given.numbers("edges", 2, MOST_BINS + 1);
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i) <= edges.get(i - 1)) {
                given.problem("edges", edges.get(i) + " is not above " + edges.get(i - 1), "write edges that rise");
                return null;
            }
        }
        List<Double> contents = given.numbers("contents", 1, MOST_BINS);
        if (edges.isEmpty() || contents.isEmpty()) {
            return null;
        }
        if (contents.size() != edges.size() - 1) {
            given.problem(
                    "contents", contents.size() + " for " + (edges.size() - 1) + " bins", "write one for each bin");
            return null;
        }
        if (contents.stream().anyMatch(content -> content < 0)
                || contents.stream().allMatch(content -> content == 0)) {
            given.problem(
                    "contents",
                    "has negative numbers, or nothing but zeros",
                    "write numbers of events, or a cross section");
            return null;
        }
        return new TargetSpectrum(observable, edges, contents, given.flag("density"));
    }
}
