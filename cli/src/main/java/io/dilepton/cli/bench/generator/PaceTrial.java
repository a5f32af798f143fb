package io.dilepton.cli.bench.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.synth.SynthClient;
import io.dilepton.cli.terminal.ProgressLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures how well ordered rates are kept. */
record PaceTrial(SynthClient client, BenchOrders orders, ProgressLine progress) {

    private static final List<Double> GENTLE = List.of(1.0, 10.0, 100.0, 1_000.0);
    /** Shares of what all lanes sustain without a rate; the last is what counts as the highest rate that can be ordered. */
    private static final List<Double> BUSY = List.of(0.5, 0.9);

    /** The code of a process that has just started is not compiled yet. */
    private static final int WARM_SECONDS = 5;

    private static final int SECONDS = 14;
    private static final int WINDOW_SECONDS = 10;

    /**
     * Orders gentle rates at the same time, and shares of the highest one by one.
     *
     * @param sustained events per second that all lanes bring onto the topic for longer than 10 s, where no rate is ordered
     * @return deviation of each rate
     */
    List<GeneratorReport.Paced> run(double sustained) {
        List<GeneratorReport.Paced> pacing = new ArrayList<>();
        ObjectNode warm = orders.order("warm", (long) (WARM_SECONDS * sustained), 0);
        client.request(warm);
        orders.follow(client, "warm");
        List<ObjectNode> together = GENTLE.stream().map(this::order).toList();
        together.forEach(client::request);
        together.forEach(order -> orders.follow(client, order.path("id").asText()));
        together.forEach(order -> pacing.add(paced(order, orders.read(order))));
        for (double share : BUSY) {
            ObjectNode order = order(Math.floor(share * sustained));
            pacing.add(paced(order, orders.delivered(client, order)));
        }
        return pacing;
    }

    private ObjectNode order(double rate) {
        return orders.order("paced-" + (long) rate, (long) (SECONDS * rate), rate);
    }

    private GeneratorReport.Paced paced(ObjectNode order, Delivery delivery) {
        double rate = order.path("rate").asDouble();
        double error = delivery.pacingError(rate, WINDOW_SECONDS);
        progress.note(String.format(Locale.ROOT, "pace %,.0f/s: off by %.2f%% over 10 s", rate, 100 * error));
        return new GeneratorReport.Paced(rate, error);
    }
}
