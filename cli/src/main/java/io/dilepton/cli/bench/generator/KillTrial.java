package io.dilepton.cli.bench.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.terminal.ProgressLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Orders events from two instances, kills one or the other now and then, and starts it again. */
record KillTrial(GeneratorPlan plan, ClusterChild cluster, Path directory, BenchOrders orders, ProgressLine progress) {

    private static final double MILLIS = 1e3;

    /**
     * Runs.
     *
     * @param order what to order
     * @param by takes how many events each instance made
     * @return what is on the topic
     */
    Delivery run(ObjectNode order, Map<String, Long> by) {
        String id = order.path("id").asText();
        try (ServiceChild first = new ServiceChild("first", cluster, directory);
                ServiceChild second = new ServiceChild("second", cluster, directory)) {
            first.awaitStart();
            second.awaitStart();
            first.client().request(order);
            List<ServiceChild> services = List.of(first, second);
            kill(services);
            services.forEach(ServiceChild::awaitStart);
            JsonNode receipt = orders.follow(first.client(), id).path("receipt");
            receipt.path("deliveredBy")
                    .properties()
                    .forEach(made -> by.put(made.getKey(), made.getValue().asLong()));
        }
        Delivery delivery = orders.read(order);
        progress.note(String.format(
                Locale.ROOT,
                "under %d kills: %,d of %,d records, %,d distinct, by %s",
                plan.kills(),
                delivery.records(),
                plan.events(),
                delivery.distinct(),
                by));
        return delivery;
    }

    private void kill(List<ServiceChild> services) {
        RandomGenerator random = new SplittableRandom(plan.seed());
        double step = plan.events() / plan.rate() / (plan.kills() + 1);
        for (int kill = 0; kill < plan.kills(); kill++) {
            pause(step * (0.5 + random.nextDouble()) * 0.9);
            ServiceChild struck = services.get(random.nextInt(services.size()));
            struck.kill();
            struck.restart();
            progress.note("kill " + (kill + 1) + " of " + plan.kills());
        }
    }

    private static void pause(double seconds) {
        try {
            Thread.sleep((long) (seconds * MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }
}
