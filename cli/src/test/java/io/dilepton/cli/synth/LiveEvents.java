package io.dilepton.cli.synth;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Simulated events that go on coming on the topic of live events, until it is closed. */
final class LiveEvents implements AutoCloseable {

    private static final long PAUSE_MILLIS = 10;

    private final Map<String, Object> clients;
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = new Thread(this::run, "live-events");

    private LiveEvents(Map<String, Object> clients) {
        this.clients = clients;
    }

    static LiveEvents start(Map<String, String> clients) {
        LiveEvents live = new LiveEvents(new HashMap<>(clients));
        live.thread.start();
        return live;
    }

    long sent() {
        return sent.get();
    }

    private void run() {
        DrellYanSimulator simulator = new DrellYanSimulator(SimulationConfig.zPeak(Channel.BOTH), 5);
        try (EventFormat format = EventFormat.of(clients);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer())) {
            EventCoder coder = format.newCoder();
            while (!Thread.currentThread().isInterrupted()) {
                CollisionEvent event = simulator.event(sent.getAndIncrement());
                var unused = producer.send(new ProducerRecord<>(
                        Topics.EVENTS,
                        event.id().key().getBytes(StandardCharsets.UTF_8),
                        coder.event(Topics.EVENTS, event)));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
