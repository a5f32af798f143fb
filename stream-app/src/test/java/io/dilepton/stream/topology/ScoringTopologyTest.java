package io.dilepton.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.inference.ScoringException;
import io.dilepton.core.serde.RegistryUnavailableException;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.DeadLetterHeaders;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.Lineage;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.stream.Events;
import io.dilepton.stream.TinyModels;
import io.dilepton.stream.flow.StreamTopics;
import io.dilepton.stream.metrics.StreamMetrics;
import io.dilepton.stream.scoring.OnnxServedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoringTopologyTest {

    private static final float BIAS = 2;

    private final OnnxServedModel model = OnnxServedModel.load(TinyModels.model(1, BIAS), InferenceDevice.CPU);
    private final ScoringDriver driver = new ScoringDriver(model);

    @AfterEach
    void close() {
        driver.close();
        model.close();
    }

    private static String header(Headers headers, String name) {
        return new String(Objects.requireNonNull(headers.lastHeader(name), name).value(), StandardCharsets.UTF_8);
    }

    private TestRecord<byte[], byte[]> deadLetter(byte[] value, String reason) {
        driver.send("its key", value, new RecordHeaders());
        TestRecord<byte[], byte[]> letter = driver.deadLetters.readRecord();
        assertThat(header(letter.headers(), DeadLetterHeaders.REASON)).isEqualTo(reason);
        assertThat(driver.enriched.isEmpty()).isTrue();
        assertThat(driver.scored.isEmpty()).isTrue();
        assertThat(driver.counts().deadLetteredBy()).containsExactly(Map.entry(reason, 1L));
        assertThat(driver.counts().isBalanced()).isTrue();
        return letter;
    }

    @Test
    void shouldEnrichAndScoreWhenThePairHasOneFlavour() {
        driver.send(Events.muons(1));
        driver.send(Events.pair(2, LeptonFlavour.ELECTRON, LeptonFlavour.ELECTRON));

        TestRecord<String, EnrichedEvent> enriched = driver.enriched.readRecord();
        assertThat(enriched.key()).isEqualTo("7:3:1");
        assertThat(enriched.value().getEvent()).isEqualTo(Events.muons(1));
        assertThat(enriched.value().getPair().getDeltaEta()).isEqualTo(1);

        TestRecord<String, ScoredEvent> record = driver.scored.readRecord();
        ScoredEvent scored = record.value();
        assertThat(record.key()).isEqualTo("7:3:1");
        assertThat(record.getRecordTime()).isEqualTo(ScoringDriver.ARRIVAL);
        assertThat(scored.getProbability()).isCloseTo(TinyModels.probability(BIAS), within(1e-6));
        assertThat(scored.getDecision()).isTrue();
        assertThat(scored.getThreshold()).isEqualTo(0.5);
        assertThat(scored.getModelName()).isEqualTo("z-candidate");
        assertThat(scored.getModelVersion()).isEqualTo(1);
        assertThat(scored.getModelSha256()).isEqualTo(model.manifest().sha256());
        assertThat(scored.getFeatureSet()).isEqualTo("dilepton-v1");
        assertThat(scored.getFeatureSetHash()).isEqualTo(model.features().hash());
        assertThat(scored.getSourceTopic()).isEqualTo(Topics.EVENTS);
        assertThat(scored.getSourceOffset()).isZero();
        assertThat(scored.getLeptons()).isEqualTo(Events.muons(1).getLeptons());
        assertThat(scored.getPair()).isEqualTo(enriched.value().getPair());
        assertThat(scored.getTruth()).isEqualTo(Events.muons(1).getTruth());
        assertThat(scored.getDataset()).isEqualTo("toy");
        assertThat(driver.scored.readRecord().value().getSourceOffset()).isEqualTo(1);
        assertThat(driver.deadLetters.isEmpty()).isTrue();
        assertThat(driver.counts().scored()).isEqualTo(2);
        assertThat(driver.counts().isBalanced()).isTrue();
        assertThat(driver.meterRegistry
                        .get(StreamMetrics.INFERENCE.name())
                        .tag("lane", "z")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(driver.meterRegistry
                        .get(StreamMetrics.IMBALANCE.name())
                        .tag("partition", "0")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void shouldPassOverButEnrichWhenNoScorerApplies() {
        driver.send(Events.pair(1, LeptonFlavour.ELECTRON, LeptonFlavour.MUON));
        driver.send(Events.pair(2, LeptonFlavour.MUON, LeptonFlavour.TAU_HAD));
        driver.send(Events.pair(3, LeptonFlavour.TAU_HAD, LeptonFlavour.TAU_HAD));
        assertThat(driver.enriched.readValuesToList()).hasSize(3);
        assertThat(driver.scored.isEmpty()).isTrue();
        assertThat(driver.deadLetters.isEmpty()).isTrue();
        assertThat(driver.counts().passedOverBy())
                .containsOnly(Map.entry("mixed.flavour", 1L), Map.entry("hadronic.tau", 2L));
        assertThat(driver.counts().isBalanced()).isTrue();
    }

    @Test
    void shouldKeepSyntheticEventsOffTheScienceTopicsUnlessTheyAreAskedFor() {
        CollisionEvent synthetic = Events.muons(1);
        synthetic.setOrigin(Origin.SYNTHETIC);
        synthetic.setLineage(new Lineage("wgan", 2, "request", 5L));
        driver.send(synthetic);
        driver.send(Events.muons(2));
        assertThat(driver.enriched.readKeyValuesToList())
                .extracting(one -> one.key)
                .containsExactly("7:3:2");
        assertThat(driver.scored.readKeyValuesToList())
                .extracting(one -> one.key)
                .containsExactly("7:3:2");
        assertThat(driver.deadLetters.isEmpty()).isTrue();
        assertThat(driver.counts().passedOverBy()).containsOnly(Map.entry("synthetic", 1L));
        assertThat(driver.counts().isBalanced()).isTrue();

        StreamTopics apart = new StreamTopics(List.of(Topics.SYNTHETIC_EVENTS), Topics.SYNTHETIC_EVENTS, true);
        try (ScoringDriver other = new ScoringDriver(model, SchemaRegistry.inMemory(), apart)) {
            other.send(synthetic);
            ScoredEvent scored = other.scored.readValue();
            assertThat(scored.getOrigin()).isEqualTo(Origin.SYNTHETIC);
            assertThat(scored.getLineage().getIndex()).isEqualTo(5);
            assertThat(scored.getSourceTopic()).isEqualTo(Topics.SYNTHETIC_EVENTS);
            assertThat(other.enriched.readValue().getEvent()).isEqualTo(synthetic);
        }
        assertThat(apart.perEvent())
                .containsOnly(
                        "dilepton.synthetic.events.enriched",
                        "dilepton.synthetic.events.shadow",
                        "dilepton.synthetic.events.scored.z",
                        "dilepton.synthetic.events.scored.higgs");
        assertThat(StreamTopics.SCIENCE.perEvent())
                .containsOnly(Topics.ENRICHED, Topics.SHADOW, Topics.SCORED_Z, Topics.SCORED_HIGGS);
    }

    @Test
    void shouldKeepTheOriginalAndNameTheOriginWhenARecordIsDead() {
        driver.send(Events.muons(1));
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", new byte[] {1, 2});
        byte[] garbage = {9, 8, 7};
        driver.send("its key", garbage, headers);

        TestRecord<byte[], byte[]> letter = driver.deadLetters.readRecord();
        assertThat(letter.key()).asString(StandardCharsets.UTF_8).isEqualTo("its key");
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(letter.getRecordTime()).isEqualTo(ScoringDriver.ARRIVAL);
        assertThat(letter.headers().lastHeader("trace").value()).containsExactly(1, 2);
        assertThat(header(letter.headers(), DeadLetterHeaders.REASON)).isEqualTo("value.undecodable");
        assertThat(header(letter.headers(), DeadLetterHeaders.DETAIL))
                .isNotBlank()
                .doesNotContain("\tat ");
        assertThat(header(letter.headers(), DeadLetterHeaders.TOPIC)).isEqualTo(Topics.EVENTS);
        assertThat(header(letter.headers(), DeadLetterHeaders.PARTITION)).isEqualTo("0");
        assertThat(header(letter.headers(), DeadLetterHeaders.OFFSET)).isEqualTo("1");
        assertThat(header(letter.headers(), DeadLetterHeaders.TIMESTAMP))
                .isEqualTo(String.valueOf(ScoringDriver.ARRIVAL.toEpochMilli()));
        assertThat(letter.headers().lastHeader(DeadLetterHeaders.OMITTED_BYTES)).isNull();
    }

    @Test
    @SuppressWarnings("NullAway") // a tombstone
    void shouldDeadLetterWhenThereIsNoValue() {
        assertThat(deadLetter(null, "value.missing").value()).isNull();
    }

    @Test
    void shouldDeadLetterWhenTheSchemaIsNotKnown() {
        byte[] bytes = driver.bytes(Events.muons(1));
        ByteBuffer.wrap(bytes).putInt(1, 4711);
        deadLetter(bytes, "value.undecodable");
    }

    @Test
    void shouldDeadLetterWhenTheValueIsCutOff() {
        byte[] bytes = driver.bytes(Events.muons(1));
        deadLetter(Arrays.copyOf(bytes, bytes.length - 3), "value.undecodable");
    }

    @Test
    void shouldDeadLetterWhenTheValueIsAnotherRecord() {
        driver.send(Events.muons(1));
        byte[] enriched = driver.enrichedSerde.serializer().serialize(Topics.EVENTS, driver.enriched.readValue());
        driver.send("its key", enriched, new RecordHeaders());
        assertThat(header(driver.deadLetters.readRecord().headers(), DeadLetterHeaders.REASON))
                .isEqualTo("value.undecodable");
    }

    @Test
    void shouldDeadLetterWhenTheEventIsPhysicallyImpossible() {
        CollisionEvent degrees = Events.muons(1);
        degrees.getLeptons().get(0).setPhi(57.3);
        TestRecord<byte[], byte[]> letter = deadLetter(driver.bytes(degrees), "event.phi");
        assertThat(header(letter.headers(), DeadLetterHeaders.DETAIL))
                .contains("7:3:1")
                .contains("57.3");
    }

    @Test
    void shouldDeadLetterWhenThereIsOneLepton() {
        CollisionEvent lonely = Events.muons(1);
        lonely.setLeptons(lonely.getLeptons().subList(0, 1));
        deadLetter(driver.bytes(lonely), "event.wrong.lepton.count");
    }

    @Test
    void shouldDeadLetterWithoutTheValueWhenItIsHuge() {
        assertThat(deadLetter(new byte[512 * 1024 + 1], "value.too.large").value())
                .hasSize(512 * 1024 + 1);
        driver.send("its key", new byte[3 * 1024 * 1024], new RecordHeaders());
        TestRecord<byte[], byte[]> letter = driver.deadLetters.readRecord();
        assertThat(letter.value()).isNull();
        assertThat(header(letter.headers(), DeadLetterHeaders.OMITTED_BYTES)).isEqualTo("3145728");
    }

    @Test
    void shouldDeadLetterWhenTheOutputWouldBeLargerThanItsTopicTakes() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("padding", new byte[ScoringDriver.MOST_BYTES - 4_200]);
        driver.send("its key", driver.bytes(Events.muons(1)), headers);
        TestRecord<byte[], byte[]> letter = driver.deadLetters.readRecord();
        assertThat(header(letter.headers(), DeadLetterHeaders.REASON)).isEqualTo("output.too.large");
        assertThat(letter.value()).isEqualTo(driver.bytes(Events.muons(1)));
        assertThat(driver.enriched.isEmpty()).isTrue();

        headers.remove("padding").add("padding", new byte[ScoringDriver.MOST_BYTES - 8_000]);
        driver.send("its key", driver.bytes(Events.muons(2)), headers);
        assertThat(driver.deadLetters.isEmpty()).isTrue();
        assertThat(driver.enriched.readRecord().value()).isNotNull();
    }

    @Test
    void shouldScoreByTheNextChampionWhenItWasSwapped() {
        FakeModel first = new FakeModel(1, () -> 0.25);
        FakeModel second = new FakeModel(2, () -> 0.75);
        driver.champion.set(first);
        driver.send(Events.muons(1));
        driver.champion.set(second);
        driver.send(Events.muons(2));
        driver.send(Events.muons(3));
        assertThat(driver.scored.readValuesToList())
                .extracting(ScoredEvent::getModelVersion, ScoredEvent::getProbability, ScoredEvent::getDecision)
                .containsExactly(tuple(1, 0.25, false), tuple(2, 0.75, true), tuple(2, 0.75, true));
        assertThat(first.scorers).hasSize(1).allMatch(scorer -> scorer.closedScorer);
        assertThat(second.scorers).hasSize(1).noneMatch(scorer -> scorer.closedScorer);
        driver.close();
        assertThat(second.scorers).allMatch(scorer -> scorer.closedScorer);
    }

    @Test
    void shouldStopWhenTheRuntimeFails() {
        driver.champion.set(new FakeModel(2, () -> {
            throw new ScoringException("the runtime failed", new IllegalStateException());
        }));
        assertThatThrownBy(() -> driver.send(Events.muons(1))).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(driver.counts().deadLettered()).isZero();
    }

    @Test
    void shouldStopWhenTheChampionIsClosedAndNoOtherComes() {
        FakeModel closed = new FakeModel(2, () -> 0.5);
        closed.close();
        driver.champion.set(closed);
        assertThatThrownBy(() -> driver.send(Events.muons(1))).hasRootCauseMessage("closed");
    }

    @Test
    void shouldStopWhenTheRegistryDoesNotAnswer() {
        SchemaRegistry failing = new FailingRegistry();
        try (ScoringDriver broken = new ScoringDriver(model, failing)) {
            byte[] value = driver.bytes(Events.muons(1));
            assertThatThrownBy(() -> broken.send("its key", value, new RecordHeaders()))
                    .hasRootCauseInstanceOf(RegistryUnavailableException.class);
            assertThat(broken.counts().deadLettered()).isZero();
        }
    }

    @Test
    void shouldSummariseInWindowsWhatWasScored() {
        for (int number = 1; number <= 7; number++) {
            driver.send(Events.muons(number));
        }
        driver.pass(Duration.ofSeconds(31));
        // A thread of its own makes the summary, which the next look sends.
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (driver.summaries.isEmpty() && System.nanoTime() < deadline) {
            driver.pass(Duration.ofSeconds(1));
        }
        TestRecord<String, WindowSummary> record = driver.summaries.readRecord();
        assertThat(record.key()).isEqualTo("z");
        assertThat(record.value().getEvents()).isEqualTo(7);
        assertThat(record.value().getModelName()).isEqualTo("z-candidate");
        assertThat(record.value().getWindowStart())
                .isEqualTo(Events.muons(1).getEventTime().truncatedTo(ChronoUnit.SECONDS));
        assertThat(driver.summaries.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepTheNamesThatOperatorsKnow() throws IOException {
        String drawn = driver.topology(EventFormat.binary(SchemaRegistry.inMemory(), Map.of()))
                .describe()
                .toString()
                .strip();
        try (InputStream golden = getClass().getResourceAsStream("/scoring-topology.txt")) {
            byte[] bytes = Objects.requireNonNull(golden).readAllBytes();
            assertThat(drawn).isEqualTo(new String(bytes, StandardCharsets.UTF_8).strip());
        }
    }
}
