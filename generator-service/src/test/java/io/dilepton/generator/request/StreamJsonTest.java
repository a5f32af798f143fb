package io.dilepton.generator.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dilepton.core.generation.Conditions;
import io.dilepton.core.simulation.Channel;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamJsonTest {

    private static final String FULL = """
            {"id": "z-1", "client": "alice", "process": "drell-yan", "model": "z-wgan@challenger", "count": 1000, "rate": 2.5, "seed": 7,
             "conditions": {"channel": "muon", "massMin": 80, "massMax": 100}, "topic": "dilepton.synthetic.own", "shards": 2,
             "reweighting": {"expectedEvents": 50, "target": {"observable": "pairMass", "edges": [60, 90, 120], "contents": [1, 3], "density": true}},
             "startTime": "2026-01-31T12:00:00Z"}""";

    private static StreamRequest read(String json) {
        return StreamJson.request(StreamJson.tree(json.getBytes(StandardCharsets.UTF_8)), "by-default", null);
    }

    @Test
    void shouldReadARequestBackWhenItWasWritten() {
        StreamRequest request = read(FULL);
        assertThat(request.conditions()).isEqualTo(new Conditions(Channel.MUON, 80, 100));
        assertThat(request.meanWeight()).isEqualTo(0.05);
        assertThat(request.reweighting().target())
                .isEqualTo(new TargetSpectrum("pairMass", List.of(60.0, 90.0, 120.0), List.of(1.0, 3.0), true));
        assertThat(request.series("m", 3).spacing()).isEqualTo(Duration.ofMillis(400));
        assertThat(request.series("m", 3).start()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(StreamJson.request(StreamJson.json(request), "", null)).isEqualTo(request);
        StreamOrder order = new StreamOrder(
                request,
                new StreamOrder.Model("m", 3, "ab"),
                2,
                1024,
                Instant.ofEpochMilli(5),
                Map.of(0, 7L, 3, 9L),
                List.of(0.1, 1 / 3.0));
        assertThat(OrderJson.order(OrderJson.of(order))).isEqualTo(order);
        StreamStatus status = new StreamStatus(
                "z-1",
                "alice",
                StreamState.FAILED,
                5,
                2.5,
                StreamJson.json(request),
                order.model(),
                Refusal.QUOTA,
                List.of(new Problem("f", "m", "r")),
                StreamJson.object().put("delivered", 5),
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2));
        assertThat(StreamJson.json(StreamJson.status(StreamJson.json(status)))).isEqualTo(StreamJson.json(status));
    }

    @Test
    void shouldFillDefaultsWhenOnlyTheCountIsGiven() {
        StreamRequest request = read("{\"count\": 10}");
        assertThat(request.id()).isEqualTo("by-default");
        assertThat(request.topic()).isEqualTo(Topics.SYNTHETIC_EVENTS);
        assertThat(request.conditions()).isEqualTo(Conditions.NONE);
        assertThat(request.seed()).isEqualTo(read("{\"count\": 10}").seed());
        assertThat(request.seed())
                .isNotEqualTo(read("{\"count\": 10, \"id\": \"other\"}").seed());
        assertThat(request.reweighting()).isEqualTo(Reweighting.NONE);
        assertThat(read("{\"duration\": \"PT2M\", \"rate\": 10}").count()).isEqualTo(1_200);
        assertThat(read("{\"unbounded\": true}").end()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | count",
                "{\"count\": 1, \"unbounded\": true} | count",
                "{\"count\": 0} | count",
                "{\"count\": 1.5} | count",
                "{\"count\": \"1\"} | count",
                "{\"duration\": \"PT1S\"} | rate",
                "{\"duration\": \"soon\", \"rate\": 1} | duration",
                "{\"count\": 1, \"rate\": 0} | rate",
                "{\"count\": 1, \"rate\": 1e9} | rate",
                "{\"count\": 1, \"model\": \"No Model\"} | model",
                "{\"count\": 1, \"id\": \"a/b\"} | id",
                "{\"count\": 1, \"topic\": \"a b\"} | topic",
                "{\"count\": 1, \"startTime\": \"noon\"} | startTime",
                "{\"count\": 1, \"conditions\": {\"channel\": \"tau\"}} | conditions.channel",
                "{\"count\": 1, \"conditions\": {\"massMin\": 90, \"massMax\": 80}} | conditions.massMax",
                "{\"count\": 1, \"conditions\": {\"mass\": 90}} | conditions.mass",
                "{\"unbounded\": true, \"reweighting\": {\"expectedEvents\": 5}} | reweighting.expectedEvents",
                "{\"count\": 1, \"reweighting\": 5} | reweighting",
                "{\"count\": 1, \"reweighting\": {\"target\": {\"observable\": \"beauty\"}}} | reweighting.target.observable",
                "{\"count\": 1, \"reweighting\": {\"target\": {\"edges\": [1]}}} | reweighting.target.edges",
                "{\"count\": 1, \"reweighting\": {\"target\": {\"edges\": [1, 1]}}} | reweighting.target.edges",
                "{\"count\": 1, \"reweighting\": {\"target\": {\"edges\": [1, 2], \"contents\": [1, 2]}}} | reweighting.target.contents",
                "{\"count\": 1, \"reweighting\": {\"target\": {\"edges\": [1, 2], \"contents\": [0]}}} | reweighting.target.contents",
                "{\"count\": 1, \"reweighting\": {\"target\": {\"edges\": [1, 2, 3], \"contents\": [2, -1]}}} | reweighting.target.contents",
                "{\"count\": 1, \"reweighting\": {\"target\": {\"weights\": [1]}}} | reweighting.target.weights",
                "{\"count\": 1, \"colour\": \"red\"} | colour"
            })
    void shouldNameFieldAndRemedyWhenARequestIsWrong(String json, String field) {
        RefusedRequestException refused = catchThrowableOfType(RefusedRequestException.class, () -> read(json));
        assertThat(refused.problems()).extracting(Problem::field).contains(field);
        assertThat(refused.problems())
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
        assertThat(refused.refusal()).isEqualTo(Refusal.INVALID);
    }

    @Test
    void shouldNameEveryProblemWhenThereAreSeveral() {
        assertThatThrownBy(() -> read("{\"count\": -1, \"rate\": -1, \"seed\": \"x\"}"))
                .hasMessageContaining("count")
                .hasMessageContaining("rate")
                .hasMessageContaining("seed");
    }

    @Test
    void shouldRefuseRealDatasTopicsWhateverTheListSays() {
        TargetTopics all = new TargetTopics(List.of("*"));
        Set<String> forbidden = Set.of(
                Topics.EVENTS,
                Topics.ENRICHED,
                Topics.SCORED_Z,
                Topics.MODELS,
                Topics.SYNTHETIC_STATUS,
                "dilepton.events.of.mine",
                "dilepton.synthetic.events.scored.z",
                "__consumer_offsets");
        assertThat(forbidden)
                .allSatisfy(topic -> assertThatThrownBy(() -> all.require(topic, name -> true))
                        .isInstanceOf(RefusedRequestException.class));
        all.require("mine", name -> true);
        all.require(Topics.SYNTHETIC_EVENTS, name -> true);
        assertThatThrownBy(() -> all.require("mine", name -> false)).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> new TargetTopics(List.of("a", "b.*")).require("c", name -> true))
                .hasMessageContaining("a, b.*");
    }

    @Test
    void shouldRefuseWhenAClientHasAsMuchAsItMay() {
        StreamRequest request = read("{\"count\": 5, \"client\": \"alice\", \"rate\": 60}");
        StreamStatus open = new StreamStatus(
                "other",
                "alice",
                StreamState.RUNNING,
                0,
                0,
                StreamJson.json(read("{\"count\": 5, \"rate\": 50}")),
                new StreamOrder.Model("m", 1, ""),
                null,
                List.of(),
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        new Quotas(0, 2).require(request, List.of(open));
        new Quotas(110, 2).require(request, List.of(open));
        assertThatThrownBy(() -> new Quotas(0, 1).require(request, List.of(open)))
                .hasMessageContaining("as many as a client may have");
        assertThatThrownBy(() -> new Quotas(100, 2).require(request, List.of(open)))
                .hasMessageContaining("at most 50.0");
        assertThatThrownBy(
                        () -> new Quotas(100, 2).require(read("{\"count\": 5, \"client\": \"alice\"}"), List.of(open)))
                .hasMessageContaining("rate");
        new Quotas(100, 1).require(read("{\"count\": 5, \"client\": \"bob\", \"rate\": 100}"), List.of(open));
    }
}
