package io.dilepton.cli.bench.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.schemas.TopicSpec;
import java.util.Arrays;
import java.util.Locale;

/** Measures sampling and delivery in turn, so that a machine that gets slower or faster meanwhile does so for both. */
record SpeedTrial(ServiceChild service, BenchOrders orders, SamplingRun sampling, ProgressLine progress) {

    private static final int ROUNDS = 3;
    private static final double SECONDS = 5;
    /** Long enough for what a broker defers, and a just-in-time compiler, to come to an end. */
    private static final double LONG_SECONDS = 15;

    /**
     * Measures.
     *
     * @return medians
     */
    Speed run() {
        double[] rows = new double[ROUNDS];
        double[] made = new double[ROUNDS];
        double[] delivered = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        double guess = sampling.events(1, 1);
        emission("warm", (long) (guess * SECONDS), 1);
        for (int round = 0; round < ROUNDS; round++) {
            rows[round] = sampling.networkRows(SECONDS / 2);
            made[round] = sampling.events(1, SECONDS);
            delivered[round] = emission("lane-" + round, (long) (guess * SECONDS), 1);
            ratios[round] = delivered[round] / made[round];
        }
        int threads = Math.min(
                TopicSpec.DEFAULT_EVENT_PARTITIONS, Runtime.getRuntime().availableProcessors());
        double before = sampling.events(threads, SECONDS);
        emission("warm-lanes", (long) (guess * SECONDS), 0);
        double lanes = emission("lanes", (long) (before * LONG_SECONDS), 0);
        double after = sampling.events(threads, SECONDS);
        double perEvent = sampling.rowsPerEvent();
        double network = median(rows);
        double emitted = median(delivered);
        Speed speed = new Speed(
                network,
                perEvent,
                median(made),
                emitted,
                median(ratios),
                network > 0 ? emitted * perEvent / network : 0,
                threads,
                (before + after) / 2,
                lanes);
        progress.note(text(speed));
        return speed;
    }

    private double emission(String id, long count, int shards) {
        ObjectNode order = orders.order(id, count, 0);
        if (shards > 0) {
            order.put("shards", shards);
        }
        return orders.delivered(service.client(), order).rate();
    }

    private static double median(double[] values) {
        return Arrays.stream(values)
                .sorted()
                .skip(values.length / 2)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Speed speed) {
        return String.format(
                Locale.ROOT,
                "one thread: %,.0f rows/s of the network (%.2f for an event), %,.0f events/s; one lane: %,.0f events/s on the topic%n"
                        + "%d threads: %,.0f events/s; all lanes: %,.0f events/s on the topic",
                speed.networkRowsPerSecond(),
                speed.networkRowsPerEvent(),
                speed.samplingPerSecond(),
                speed.lanePerSecond(),
                speed.threads(),
                speed.samplingAllPerSecond(),
                speed.emissionPerSecond());
    }
}
