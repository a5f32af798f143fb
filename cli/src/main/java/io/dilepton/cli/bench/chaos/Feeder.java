package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.EventSupply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/** Feeds events at a steady rate from a thread of its own, up to an index that is raised step by step. */
final class Feeder implements AutoCloseable {

    private static final Duration OUTAGE = Duration.ofMinutes(5);
    private static final long TICK_NANOS = 1_000_000;
    private static final double NANOS = 1e9;

    private final ChaosEvents events;
    private final double rate;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong limit = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    Feeder(ChaosEvents events, EventSupply supply, double rate) {
        this.events = events;
        this.rate = rate;
        // Outages of the broker are part of the game: the producer waits for it and sends nothing twice.
        this.producer = supply.producer(Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) OUTAGE.toMillis(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                OUTAGE.toMillis()));
        this.thread = new Thread(this::feed, "chaos-feeder");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Lets events flow up to an index. */
    void allow(long index) {
        limit.set(index);
    }

    /** Returns the number of events that the broker has. */
    long acknowledged() {
        Exception problem = failure.get();
        if (problem != null) {
            throw CommandFailure.run("an event could not be sent: " + problem);
        }
        return acknowledged.get();
    }

    private void feed() {
        long next = 0;
        double due = 0;
        long last = System.nanoTime();
        while (!closed) {
            long now = System.nanoTime();
            due = Math.min((double) limit.get(), due + (now - last) / NANOS * rate);
            last = now;
            while (next < (long) due && !closed) {
                send(next++);
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private void send(long index) {
        try {
            var unused = producer.send(events.message(index), (metadata, problem) -> {
                if (problem == null) {
                    acknowledged.incrementAndGet();
                } else {
                    failure.compareAndSet(null, problem);
                }
            });
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(1));
    }
}
