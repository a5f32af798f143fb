package io.dilepton.generator.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventEmitterTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TOPIC = "dilepton.events";

    private final FakeClock clock = new FakeClock();

    @Test
    void shouldSendKeyAndValueAndLeaveTheTimestampToKafka() {
        MockProducer<String, io.dilepton.schemas.CollisionEvent> producer = producer(true);

        try (EventEmitter emitter = emitter(producer, new Pace.Unpaced())) {
            emitter.send(event(5));
            emitter.flush();
            assertThat(emitter.counts()).isEqualTo(new EmissionCounts(1, 1, 0));
        }

        ProducerRecord<String, io.dilepton.schemas.CollisionEvent> message =
                producer.history().get(0);
        assertThat(message.topic()).isEqualTo(TOPIC);
        assertThat(message.key()).isEqualTo("1:2:5");
        assertThat(message.timestamp())
                .as("the broker or the producer sets the time of arrival")
                .isNull();
        assertThat(message.value()).isEqualTo(EventCodec.toAvro(event(5)));
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void shouldKeepTheRateWhenPacedByRate() {
        try (EventEmitter emitter = emitter(producer(true), new Pace.Rate(250))) {
            LongStream.range(0, 1001).forEach(i -> emitter.send(event(i)));
        }

        assertThat(clock.elapsed()).isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(4));
    }

    @Test
    void shouldKeepAHighRateWithoutPausesBelowAMillisecond() {
        try (EventEmitter emitter = emitter(producer(true), new Pace.Rate(100_000))) {
            LongStream.range(0, 100_001).forEach(i -> emitter.send(event(i)));
        }

        assertThat(clock.elapsed()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(2));
        assertThat(clock.pauses).isLessThanOrEqualTo(1000);
    }

    @Test
    void shouldKeepTheDistancesOfEventTimesWhenPacedBySpeed() {
        try (EventEmitter emitter = emitter(producer(true), new Pace.Speed(4))) {
            emitter.send(event(0));
            emitter.send(event(100));
            emitter.send(event(400));
        }

        assertThat(clock.elapsed())
                .as("400 events, 10 ms apart, at four times the speed")
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldNotPauseWhenUnpaced() {
        try (EventEmitter emitter = emitter(producer(true), new Pace.Unpaced())) {
            LongStream.range(0, 100).forEach(i -> emitter.send(event(i)));
        }

        assertThat(clock.pauses).isZero();
    }

    @Test
    void shouldCatchUpWhenTheBrokerHeldItUp() {
        try (EventEmitter emitter = emitter(producer(true), new Pace.Rate(10))) {
            emitter.send(event(0));
            clock.nanos += Duration.ofSeconds(2).toNanos();
            LongStream.range(1, 31).forEach(i -> emitter.send(event(i)));
        }

        assertThat(clock.elapsed()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(1));
    }

    @Test
    void shouldCountAndTellTheCauseWhenTheBrokerRefuses() {
        MockProducer<String, io.dilepton.schemas.CollisionEvent> producer = producer(false);

        try (EventEmitter emitter = emitter(producer, new Pace.Unpaced())) {
            emitter.send(event(0));
            emitter.send(event(1));
            producer.completeNext();
            producer.errorNext(new NotLeaderOrFollowerException("the broker left"));

            assertThat(emitter.counts()).isEqualTo(new EmissionCounts(2, 1, 1));
            assertThatThrownBy(() -> emitter.send(event(2)))
                    .isInstanceOf(EmissionException.class)
                    .hasMessageContaining(TOPIC)
                    .hasMessageContaining("the broker left")
                    .hasCauseInstanceOf(NotLeaderOrFollowerException.class);
            assertThat(emitter.counts().sent()).isEqualTo(2);
        }
    }

    @Test
    void shouldTellTheCauseAtTheFlushWhenTheValueCannotBeWritten() {
        MockProducer<String, io.dilepton.schemas.CollisionEvent> producer = producer(true);
        producer.sendException = new SerializationException("the registry is down");

        try (EventEmitter emitter = emitter(producer, new Pace.Unpaced())) {
            emitter.send(event(0));

            assertThatThrownBy(emitter::flush)
                    .isInstanceOf(EmissionException.class)
                    .hasMessageContaining("registry is down");
            assertThat(emitter.counts()).isEqualTo(new EmissionCounts(1, 0, 1));
        }
    }

    @Test
    void shouldRefuseAPaceThatIsNotPositive() {
        assertThatThrownBy(() -> new Pace.Rate(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace.Rate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace.Speed(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Pace.Rate(4).due(10, Duration.ZERO).toMillis()).isCloseTo(2500L, within(1L));
    }

    private EventEmitter emitter(MockProducer<String, io.dilepton.schemas.CollisionEvent> producer, Pace pace) {
        return new EventEmitter(producer, TOPIC, pace, clock);
    }

    private static MockProducer<String, io.dilepton.schemas.CollisionEvent> producer(boolean autoComplete) {
        return new MockProducer<>(
                autoComplete, new RoundRobinPartitioner(), new StringSerializer(), (topic, value) -> new byte[] {1});
    }

    private static CollisionEvent event(long number) {
        Lepton lepton = new Lepton(LeptonFlavour.MUON, 1, 30, 0.5, 1, LeptonFlavour.MUON.mass());
        return CollisionEvent.ofPair(
                new EventId(1, 2, number), START.plusMillis(10 * number), Origin.DATA, "test", lepton, lepton, null);
    }

    private static final class FakeClock implements PaceClock {

        private static final long BEGIN = 77;

        private long nanos = BEGIN;
        private int pauses;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration time) {
            nanos += time.toNanos();
            pauses++;
        }

        private Duration elapsed() {
            return Duration.ofNanos(nanos - BEGIN);
        }
    }
}
