package io.dilepton.cli.bench.stream;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ChildJvm;
import io.dilepton.cli.bench.lab.EventSupply;
import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.cli.bench.lab.StreamSettings;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * End-to-end latency at given loads: from the moment at which an event is due to be sent until a reader of committed records has its score. Sender and
 * reader are in this JVM, so one clock measures both; a sender that falls behind its schedule counts as latency.
 */
final class LatencyRun {

    private static final Duration POLL = Duration.ofMillis(2);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WARM_SECONDS = 2;
    private static final double NANOS = 1e9;
    private static final long TICK_NANOS = 500_000;
    private static final double MOST_LATE = 0.05;

    private final Lab lab;
    private long next;

    LatencyRun(Lab lab) {
        this.lab = lab;
        this.next = lab.plan().events();
    }

    /**
     * Measures one variant at several loads.
     *
     * @param variant what processes
     * @param rates loads, events per second
     * @param seconds length of each measurement
     * @return what was seen at each load
     */
    List<Latency> run(Variant variant, List<Double> rates, int seconds) {
        lab.topics().empty(BenchTopics.OUTPUTS);
        List<Latency> seen = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = lab.supply()
                        .producer(Map.of(
                                ProducerConfig.LINGER_MS_CONFIG, 1, ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"));
                ChildJvm app = lab.serve(variant, Map.of(StreamSettings.START_FROM, "latest"));
                Outputs outputs = new Outputs(lab.cluster().bootstrap(), List.of(Topics.SCORED_Z))) {
            outputs.skip();
            awaitFlow(app, producer, outputs);
            new Load(producer, outputs, rates.get(0), seconds).run();
            for (double rate : rates) {
                new Load(producer, outputs, rate, WARM_SECONDS).run();
                seen.add(new Load(producer, outputs, rate, seconds).run());
            }
        }
        return seen;
    }

    /** Sends an event now and then until one comes out. */
    private void awaitFlow(ChildJvm app, KafkaProducer<byte[], byte[]> producer, Outputs outputs) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (outputs.poll(Duration.ofMillis(100)).isEmpty()) {
            var unused = producer.send(lab.supply().message(next++));
            if (!app.isAlive() || System.nanoTime() > deadline) {
                throw CommandFailure.run("nothing comes out: " + app.complaint());
            }
        }
        while (!outputs.poll(Duration.ofMillis(500)).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** One load for a while. */
    private final class Load {

        private final KafkaProducer<byte[], byte[]> producer;
        private final Outputs outputs;
        private final double rate;
        private final int count;
        private final long first;
        private final float[] millis;
        private long begun;
        private long sendEnd;
        private int received;

        Load(KafkaProducer<byte[], byte[]> producer, Outputs outputs, double rate, int seconds) {
            this.producer = producer;
            this.outputs = outputs;
            this.rate = rate;
            this.count = (int) Math.max(1, rate * seconds);
            this.first = next;
            this.millis = new float[count];
        }

        Latency run() {
            List<ProducerRecord<byte[], byte[]>> due = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                due.add(lab.supply().message(next++));
            }
            begun = System.nanoTime();
            Thread sender = new Thread(() -> send(due), "latency-sender");
            sender.start();
            long deadline = begun + (long) (count / rate * NANOS) + DRAIN.toNanos();
            while (received < count && System.nanoTime() < deadline) {
                receive(outputs.poll(POLL));
            }
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CommandFailure.run("interrupted");
            }
            return latency();
        }

        private void send(List<ProducerRecord<byte[], byte[]>> due) {
            int position = 0;
            while (position < due.size()) {
                int until = (int) Math.min(due.size(), (System.nanoTime() - begun) / NANOS * rate);
                while (position < until) {
                    var unused = producer.send(due.get(position++));
                }
                LockSupport.parkNanos(TICK_NANOS);
            }
            producer.flush();
            sendEnd = System.nanoTime();
        }

        private void receive(ConsumerRecords<byte[], byte[]> records) {
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                long index = EventSupply.index(record.key()) - first;
                if (index >= 0 && index < count && millis[(int) index] == 0) {
                    long due = begun + (long) (index / rate * NANOS);
                    millis[(int) index] = Math.max(1, now - due) / 1e6f;
                    received++;
                }
            }
        }

        private Latency latency() {
            float[] sorted = new float[received];
            int kept = 0;
            for (float one : millis) {
                if (one > 0) {
                    sorted[kept++] = one;
                }
            }
            Arrays.sort(sorted);
            double late = (sendEnd - begun) / NANOS * rate / count - 1;
            boolean sustained = received == count && late < MOST_LATE && sorted[kept - 1] < DRAIN.toMillis() / 2.0;
            return new Latency(rate, quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1), sustained);
        }

        private static double quantile(float[] sorted, double share) {
            return sorted.length == 0
                    ? Double.NaN
                    : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
        }
    }
}
