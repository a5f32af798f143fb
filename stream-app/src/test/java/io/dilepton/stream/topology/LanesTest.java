package io.dilepton.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.ScoringException;
import io.dilepton.core.metrics.Histogram;
import io.dilepton.core.metrics.Metric;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.DeadLetterHeaders;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.stream.Events;
import io.dilepton.stream.metrics.StreamMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which events take which lane, by which model; challengers, switches and duplicates. */
class LanesTest {

    private final FakeModel champion = new FakeModel(1, () -> 0.75);
    private final ScoringDriver driver = new ScoringDriver(champion);

    @AfterEach
    void close() {
        driver.close();
    }

    private double counter(Metric metric) {
        return driver.meterRegistry
                .get(metric.name())
                .tag("lane", "z")
                .counter()
                .count();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void shouldTakeTheHiggsLaneWhenThereIsALeptonATauAndMissingMomentum() {
        driver.higgs.set(new FakeModel(4, FeatureSets.HIGGS_V1, () -> 0.25));
        driver.send(Events.muonTau(1));
        driver.send(Events.muons(2));

        ScoredEvent higgs = driver.scoredHiggs.readValue();
        assertThat(higgs.getEventNumber()).isEqualTo(1);
        assertThat(higgs.getFeatureSet()).isEqualTo(FeatureSets.HIGGS_V1);
        assertThat(higgs.getModelVersion()).isEqualTo(4);
        assertThat(higgs.getProbability()).isEqualTo(0.25);
        assertThat(driver.scoredHiggs.isEmpty()).isTrue();
        assertThat(driver.scored.readValuesToList())
                .extracting(ScoredEvent::getEventNumber)
                .containsExactly(2L);
        assertThat(driver.counts().scored()).isEqualTo(2);
        assertThat(driver.counts().isBalanced()).isTrue();
    }

    @Test
    void shouldPassOverByNameWhenALaneHasNoModelOrOneThatDoesNotApply() {
        driver.send(Events.muonTau(1));
        driver.higgs.set(new FakeModel(1, () -> 0.5));
        driver.send(Events.muonTau(2));
        driver.send(Events.pair(3, LeptonFlavour.MUON, LeptonFlavour.TAU_HAD));

        assertThat(driver.scoredHiggs.isEmpty()).isTrue();
        assertThat(driver.enriched.readValuesToList()).hasSize(3);
        assertThat(driver.counts().passedOverBy())
                .containsOnly(Map.entry("no.model", 1L), Map.entry("feature.set", 1L), Map.entry("hadronic.tau", 1L));
        assertThat(driver.counts().isBalanced()).isTrue();
    }

    @Test
    void shouldScoreInTheShadowWhenThereIsAChallenger() {
        driver.challenger.set(new FakeModel(2, () -> 0.25));
        driver.send(Events.muons(1));
        driver.challenger.set(null);
        driver.send(Events.muons(2));

        ScoredEvent shadow = driver.shadow.readValue();
        assertThat(shadow.getModelVersion()).isEqualTo(2);
        assertThat(shadow.getProbability()).isEqualTo(0.25);
        assertThat(shadow.getDecision()).isFalse();
        assertThat(shadow.getSourceOffset()).isZero();
        assertThat(driver.shadow.isEmpty()).isTrue();
        assertThat(driver.scored.readValuesToList())
                .extracting(ScoredEvent::getModelVersion)
                .containsExactly(1, 1);
        assertThat(counter(StreamMetrics.SHADOW_DISAGREEMENTS)).isEqualTo(1);
        Histogram differences =
                driver.exported.histograms(StreamMetrics.SHADOW_DIFFERENCE).with("z");
        assertThat(differences.count()).isEqualTo(1);
        assertThat(differences.count(9)).as("difference of 0.5").isEqualTo(1);
        Histogram challenged =
                driver.exported.histograms(StreamMetrics.SCORE).with("z", "challenger", shadow.getModelName(), "2");
        assertThat(challenged.count()).isEqualTo(1);
        assertThat(challenged.count(12)).as("score of 0.25").isEqualTo(1);
        assertThat(driver.counts().scored()).isEqualTo(2);
    }

    @Test
    void shouldLeaveTheChallengerOutWhenItFails() {
        driver.challenger.set(new FakeModel(2, () -> {
            throw new ScoringException("broken", null);
        }));
        driver.send(Events.muons(1));
        driver.send(Events.muons(2));
        driver.challenger.set(new FakeModel(3, () -> Double.NaN));
        driver.send(Events.muons(3));
        driver.challenger.set(new FakeModel(4, () -> 0.5));
        driver.send(Events.muons(4));

        assertThat(driver.scored.readValuesToList()).hasSize(4);
        assertThat(driver.shadow.readValuesToList())
                .extracting(ScoredEvent::getModelVersion)
                .containsExactly(4);
        assertThat(counter(StreamMetrics.SHADOW_FAILURES)).isEqualTo(2);
    }

    @Test
    void shouldRecordFromWhichOffsetAVersionScoresWhenItIsTakenUp() {
        driver.send(Events.muons(1));
        driver.send(Events.muons(2));
        driver.champion.set(new FakeModel(2, () -> 0.5));
        driver.send(Events.muons(3));

        Map<String, String> last = driver.switches.readKeyValuesToMap();
        assertThat(last).containsOnlyKeys("z-candidate/dilepton.events-0");
        JsonNode change = json(last.values().iterator().next());
        assertThat(change.path("version").asInt()).isEqualTo(2);
        assertThat(change.path("previous").asInt()).isEqualTo(1);
        assertThat(change.path("offset").asLong()).isEqualTo(2);
        assertThat(change.path("partition").asInt()).isZero();
        assertThat(change.path("sha256").asText()).hasSize(64);
    }

    @Test
    void shouldStopWhenTheChampionGivesNoProbability() {
        driver.champion.set(new FakeModel(2, () -> Double.NaN));
        assertThatThrownBy(() -> driver.send(Events.muons(1)))
                .rootCause()
                .isInstanceOf(ScoringException.class)
                .hasMessageContaining("z-candidate/2")
                .hasMessageContaining("7:3:1");
        assertThat(driver.counts().deadLettered()).isZero();
        assertThat(driver.scored.isEmpty()).isTrue();
    }

    @Test
    void shouldPassOverWhenAnEventComesAgainWithinTheWindow() {
        driver.send(Events.muons(1));
        driver.send(Events.muons(2));
        driver.send(Events.muons(1));

        assertThat(driver.enriched.readValuesToList()).hasSize(2);
        assertThat(driver.scored.readValuesToList()).hasSize(2);
        assertThat(driver.counts().passedOverBy()).containsExactly(Map.entry("duplicate", 1L));
        assertThat(driver.meterRegistry
                        .get(StreamMetrics.DUPLICATES.name())
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(driver.counts().isBalanced()).isTrue();
        driver.sendAfter(Duration.ofMinutes(3), Events.muons(3));
        driver.sendAfter(Duration.ofMinutes(6), Events.muons(1));
        assertThat(driver.scored.readValuesToList()).hasSize(2);
    }

    @Test
    void shouldNotTakeAReplayedDeadLetterForADuplicate() {
        driver.send(Events.muons(1));
        RecordHeaders headers = new RecordHeaders();
        headers.add(DeadLetterHeaders.REPLAYED_FROM, new byte[] {'0', '/', '7'});
        driver.send("any key", driver.bytes(Events.muons(1)), headers);

        assertThat(driver.scored.readValuesToList()).hasSize(2);
        assertThat(driver.counts().passedOver()).isZero();
    }

    @Test
    void shouldCountWhenCollisionsAreOutOfOrder() {
        CollisionEvent earlier = Events.muons(2);
        earlier.setEventTime(earlier.getEventTime().minusSeconds(1));
        driver.send(Events.muons(1));
        driver.send(earlier);
        driver.send(Events.muons(3));
        assertThat(driver.meterRegistry
                        .get(StreamMetrics.OUT_OF_ORDER.name())
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(driver.scored.readValuesToList()).hasSize(3);
    }
}
