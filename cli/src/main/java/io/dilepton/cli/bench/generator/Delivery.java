package io.dilepton.cli.bench.generator;

import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.Topics;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What committed readers find of a request: how often each index, with which bytes, and when. */
final class Delivery {

    private static final int SECOND = 1_000;

    private final String id;
    private final int[] times;
    private final long[] digests;
    private long strangers;
    private long records;
    private final java.util.NavigableMap<Long, Integer> perMilli = new java.util.TreeMap<>();

    private Delivery(String id, int requested) {
        this.id = id;
        this.times = new int[requested];
        this.digests = new long[requested];
    }

    /** Reads the topic of synthetic events from its beginning to its present end. */
    static Delivery read(ClusterChild cluster, BenchTopics topics, String id, int requested) {
        Delivery delivery = new Delivery(id, requested);
        List<String> topic = List.of(Topics.SYNTHETIC_EVENTS);
        try (Outputs outputs = new Outputs(cluster.bootstrap(), topic);
                EventFormat format = EventFormat.of(Map.of("schema.registry.url", cluster.registry()))) {
            EventCoder coder = format.newCoder();
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            outputs.readTo(topics.ends(topic), record -> delivery.enter(record, coder, sha));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        return delivery;
    }

    private void enter(ConsumerRecord<byte[], byte[]> record, EventCoder coder, MessageDigest sha) {
        Lineage lineage = coder.decode(record.topic(), record.headers(), record.value())
                .event()
                .lineage();
        if (lineage == null || !lineage.requestId().equals(id)) {
            return;
        }
        records++;
        perMilli.merge(record.timestamp(), 1, Integer::sum);
        if (lineage.index() < 0 || lineage.index() >= times.length) {
            strangers++;
            return;
        }
        int index = (int) lineage.index();
        times[index]++;
        sha.update(record.key());
        digests[index] = java.nio.ByteBuffer.wrap(sha.digest(record.value())).getLong();
    }

    long records() {
        return records;
    }

    /** Returns how many of the indices that were ordered are there. */
    long distinct() {
        return Arrays.stream(times).filter(count -> count > 0).count();
    }

    /** Tells whether every index is there once and nothing else. */
    boolean isExact() {
        return strangers == 0 && Arrays.stream(times).allMatch(count -> count == 1);
    }

    /** Tells whether another delivery has the same keys and values. */
    boolean isIdenticalTo(Delivery other) {
        return isExact() && other.isExact() && Arrays.equals(digests, other.digests);
    }

    /** Returns the rate between the first and the last record by the broker's clock, events per second; 0 for fewer than two moments. */
    double rate() {
        if (perMilli.size() < 2) {
            return 0;
        }
        long first = perMilli.firstKey();
        return (records - firstCount()) * (double) SECOND / (perMilli.lastKey() - first);
    }

    private int firstCount() {
        return perMilli.firstEntry().getValue();
    }

    /** Returns the largest relative deviation from a rate over windows of some seconds, by the broker's clock. */
    double pacingError(double rate, int seconds) {
        double worst = 0;
        long window = (long) seconds * SECOND;
        long[] moments = perMilli.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] before = new long[moments.length + 1];
        for (int i = 0; i < moments.length; i++) {
            before[i + 1] = before[i] + perMilli.getOrDefault(moments[i], 0);
        }
        int end = 0;
        for (int start = 0; start < moments.length; start++) {
            while (end < moments.length && moments[end] < moments[start] + window) {
                end++;
            }
            if (end == moments.length) {
                break;
            }
            // From one moment to the first one a window later: what came after the former, up to the latter.
            double took = (moments[end] - moments[start]) / (double) SECOND;
            worst = Math.max(worst, Math.abs((before[end + 1] - before[start + 1]) / took / rate - 1));
        }
        return worst;
    }
}
