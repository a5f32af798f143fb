package io.dilepton.cli.bench.lab;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.EventId;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.generator.emission.ProducerSettings;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Simulated dielectron events, all different, each with its index as its event number; encoded as on the events topic. Their own clock runs at
 * {@value #EVENTS_PER_SECOND} events a second, about what a stream scores: so a backlog is read as if it were live, and as many windows close in a
 * second as would then. Thread-safe.
 */
public final class EventSupply {

    /** Rate of the events by their own clock. */
    public static final long EVENTS_PER_SECOND = 100_000;

    private static final long NANOS = 1_000_000_000;

    private final DrellYanSimulator simulator;
    private final Serializer<io.dilepton.schemas.CollisionEvent> serializer;
    private final String bootstrap;
    private final Instant start;

    /**
     * Makes a supply.
     *
     * @param cluster where the events go
     * @param seed seed of the simulation
     */
    public EventSupply(ClusterChild cluster, long seed) {
        this.simulator = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), seed);
        this.bootstrap = cluster.bootstrap();
        this.start = simulator.event(0).eventTime();
        this.serializer = AvroSerdes.forRecord(
                        io.dilepton.schemas.CollisionEvent.class, Map.of("schema.registry.url", cluster.registry()))
                .serializer();
    }

    /**
     * Returns an event.
     *
     * @param index its event number
     * @return the event
     */
    public CollisionEvent event(long index) {
        return simulator.event(index);
    }

    /**
     * Returns an event as a record for the events topic.
     *
     * @param index its event number
     * @return record
     */
    public ProducerRecord<byte[], byte[]> message(long index) {
        io.dilepton.schemas.CollisionEvent event = EventCodec.toAvro(simulator.event(index));
        event.setEventTime(start.plusNanos(index * (NANOS / EVENTS_PER_SECOND)));
        return message(index, event);
    }

    /**
     * Returns a record for the events topic with another value.
     *
     * @param index its event number
     * @param event what the value says
     * @return record under the key of the event of that index
     */
    public ProducerRecord<byte[], byte[]> message(long index, io.dilepton.schemas.CollisionEvent event) {
        String key = new EventId(simulator.runNumber(), 0, index).key();
        return new ProducerRecord<>(
                Topics.EVENTS, key.getBytes(StandardCharsets.UTF_8), serializer.serialize(Topics.EVENTS, event));
    }

    /**
     * Reads the index of an event off the key of any record about it.
     *
     * @param key {@code run:lumi:event}
     * @return the index
     */
    public static long index(byte[] key) {
        long index = 0;
        long unit = 1;
        for (int i = key.length - 1; i >= 0 && key[i] != ':'; i--) {
            index += unit * (key[i] - '0');
            unit *= 10;
        }
        return index;
    }

    /**
     * Makes a producer of messages.
     *
     * @param settings what differs from {@link ProducerSettings}
     * @return producer; the caller closes it
     */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return new KafkaProducer<>(ProducerSettings.of(all), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sends a range of events as fast as the broker takes them.
     *
     * @param from first index
     * @param to index after the last
     * @param progress told how many are sent, every now and then
     */
    public void fill(long from, long to, LongConsumer progress) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (long index = from; index < to && failure.get() == null; index++) {
                var unused = producer.send(message(index), (metadata, problem) -> {
                    if (problem != null) {
                        failure.set(problem);
                    }
                });
                if (index % 1000 == 0) {
                    progress.accept(index - from);
                }
            }
            producer.flush();
        }
        Exception problem = failure.get();
        if (problem != null) {
            throw CommandFailure.run("the events could not be sent: " + problem.getMessage());
        }
    }
}
