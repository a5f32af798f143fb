package io.dilepton.generator.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.TargetSpectrum;
import io.dilepton.generator.sampling.PublishedSources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Weights of simulated events, from the pilot sample to the event. */
class WeightsTest {

    private static final PublishedSources SOURCES =
            new PublishedSources(Map.of("bootstrap.servers", "127.0.0.1:9"), InferenceDevice.CPU);
    private static final int EVENTS = 20_000;

    private static StreamOrder order(String reweighting) {
        String json = "{\"count\": " + EVENTS + ", \"seed\": 3, \"reweighting\": " + reweighting + "}";
        StreamRequest request =
                StreamJson.request(StreamJson.tree(json.getBytes(StandardCharsets.UTF_8)), "weighted", null);
        StreamOrder.Model model = SOURCES.resolve(request);
        return new StreamOrder(request, model, 1, EVENTS, Instant.EPOCH, Map.of(), SOURCES.binWeights(request, model));
    }

    private static List<CollisionEvent> events(StreamOrder order) {
        try (ShardWork work = new ShardWork(order, 0)) {
            work.open(SOURCES);
            return work.next(EVENTS, 0);
        }
    }

    private static double weight(CollisionEvent event) {
        return Objects.requireNonNull(event.truth()).weight();
    }

    @Test
    void shouldGiveWeightedEventsTheSpectrumThatWasAskedFor() {
        StreamOrder order = order("{\"expectedEvents\": 5000, \"target\": {\"observable\": \"pairPt\","
                + " \"edges\": [0, 5, 10, 20, 40], \"contents\": [0.1, 0.2, 0.2, 0.5]}}");
        List<CollisionEvent> events = events(order);
        TargetSpectrum target =
                Objects.requireNonNull(order.request().reweighting().target());
        double[] sums = new double[target.bins()];
        double all = 0;
        for (CollisionEvent event : events) {
            all += weight(event);
            if (target.bin(event) >= 0) {
                sums[target.bin(event)] += weight(event);
            } else {
                assertThat(weight(event)).isZero();
            }
        }
        assertThat(all).isCloseTo(5_000, within(100.0));
        for (int bin = 0; bin < sums.length; bin++) {
            assertThat(sums[bin] / all).isCloseTo(target.shares().get(bin), within(0.015));
        }
        assertThat(order("{\"expectedEvents\": 5000, \"target\": {\"observable\": \"pairPt\","
                        + " \"edges\": [0, 5, 10, 20, 40], \"contents\": [0.1, 0.2, 0.2, 0.5]}}"))
                .isEqualTo(order);
    }

    @Test
    void shouldWeightAllEventsAlikeWhenOnlyANumberIsExpected() {
        assertThat(events(order("{\"expectedEvents\": 5000}")))
                .allSatisfy(event -> assertThat(weight(event)).isEqualTo(0.25));
    }

    @Test
    void shouldRefuseATargetWhereTheModelMakesNoEvents() {
        assertThatThrownBy(
                        () -> order(
                                "{\"target\": {\"observable\": \"pairMass\", \"edges\": [80, 100, 300, 400], \"contents\": [1, 0, 1]}}"))
                .isInstanceOf(RefusedRequestException.class)
                .hasMessageContaining("300.0 to 400.0");
    }
}
