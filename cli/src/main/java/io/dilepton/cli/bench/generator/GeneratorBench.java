package io.dilepton.cli.bench.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.bench.lab.Machine;
import io.dilepton.cli.synth.SynthClient;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.generation.EventSource;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.sampling.PublishedSources;
import io.dilepton.generator.sampling.Sources;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Orders events under kills and without, at several rates, and as fast as they come, and counts. */
final class GeneratorBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "bench";
    private static final List<String> TOPICS = List.of(
            Topics.SYNTHETIC_EVENTS, Topics.SYNTHETIC_REQUESTS, Topics.SYNTHETIC_STATUS, Topics.SYNTHETIC_SHARDS);
    private static final int PACED_SECONDS = 14;
    private static final int WINDOW_SECONDS = 10;
    private static final int CHUNK = 1_024;
    private static final double NANOS = 1e9;
    /** Share of what the service can do that is ordered as the highest rate. */
    private static final double BUSY = 0.8;

    private final GeneratorPlan plan;
    private final ProgressLine progress;
    private final Path directory;

    GeneratorBench(GeneratorPlan plan, ProgressLine progress, Path directory) {
        this.plan = plan;
        this.progress = progress;
        this.directory = directory;
    }

    GeneratorReport run(String command) {
        long begun = System.nanoTime();
        try (ClusterChild cluster = ClusterChild.start(directory);
                BenchTopics topics = new BenchTopics(cluster.bootstrap(), TopicSpec.DEFAULT_EVENT_PARTITIONS)) {
            topics.create();
            Map<String, Long> by = new TreeMap<>();
            Delivery disturbed = disturbed(cluster, topics, by);
            topics.empty(TOPICS);
            try (ServiceChild service = new ServiceChild("undisturbed", cluster, directory)) {
                service.awaitStart();
                Delivery quiet = delivered(service.client(), cluster, topics, order(ID, plan.events(), plan.rate()));
                boolean identical = disturbed.isIdenticalTo(quiet);
                progress.note("without kills: identical is " + identical);
                double sampling = plan.speed() ? sampling(cluster) : 0;
                double emission = plan.speed() ? emission(service, cluster, topics, "one-lane", 1) : 0;
                double all = plan.speed() ? emission(service, cluster, topics, "all-lanes", 0) : 0;
                List<GeneratorReport.Paced> pacing = plan.speed() ? pacing(service, cluster, topics, all) : List.of();
                return new GeneratorReport(
                        Machine.here(),
                        command,
                        plan.seed(),
                        plan.model(),
                        plan.events(),
                        plan.kills(),
                        disturbed.records(),
                        disturbed.distinct(),
                        identical,
                        by,
                        pacing.stream()
                                .mapToDouble(GeneratorReport.Paced::error)
                                .max()
                                .orElse(0),
                        pacing,
                        sampling,
                        emission,
                        sampling > 0 ? emission / sampling : 0,
                        all,
                        (System.nanoTime() - begun) / NANOS);
            }
        }
    }

    /** Orders events from two instances, kills one or the other now and then, and starts it again. */
    private Delivery disturbed(ClusterChild cluster, BenchTopics topics, Map<String, Long> by) {
        try (ServiceChild first = new ServiceChild("first", cluster, directory);
                ServiceChild second = new ServiceChild("second", cluster, directory)) {
            first.awaitStart();
            second.awaitStart();
            first.client().request(order(ID, plan.events(), plan.rate()));
            RandomGenerator random = new SplittableRandom(plan.seed());
            List<ServiceChild> services = List.of(first, second);
            double step = plan.events() / plan.rate() / (plan.kills() + 1);
            for (int kill = 0; kill < plan.kills(); kill++) {
                pause(step * (0.5 + random.nextDouble()) * 0.9);
                ServiceChild struck = services.get(random.nextInt(2));
                struck.kill();
                struck.restart();
                progress.note("kill " + (kill + 1) + " of " + plan.kills());
            }
            services.forEach(ServiceChild::awaitStart);
            JsonNode receipt = follow(first.client(), ID).path("receipt");
            receipt.path("deliveredBy")
                    .properties()
                    .forEach(made -> by.put(made.getKey(), made.getValue().asLong()));
        }
        Delivery delivery = Delivery.read(cluster, topics, ID, plan.events());
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

    private Delivery delivered(SynthClient client, ClusterChild cluster, BenchTopics topics, ObjectNode order) {
        client.request(order);
        follow(client, order.path("id").asText());
        return Delivery.read(
                cluster, topics, order.path("id").asText(), order.path("count").asInt());
    }

    private JsonNode follow(SynthClient client, String id) {
        JsonNode last = client.follow(
                id,
                status -> progress.show(
                        seconds -> progress.bar(status.path("emitted").asDouble()
                                        / status.path("request").path("count").asDouble())
                                + "  " + id));
        if (!last.path("state").asText().equals("completed")) {
            throw CommandFailure.run(
                    "the stream " + id + " was " + last.path("state").asText() + ": " + last.path("problems"));
        }
        return last;
    }

    /** Makes events with one thread, as a lane does, and throws them away. */
    private double sampling(ClusterChild cluster) {
        Sources sources =
                new PublishedSources(Map.of(ClusterKeys.BOOTSTRAP.name(), cluster.bootstrap()), InferenceDevice.CPU);
        StreamRequest request = StreamJson.request(order("sampling", plan.speedEvents(), 0), "sampling", null);
        StreamOrder order = new StreamOrder(request, sources.resolve(request), 1, CHUNK, Instant.EPOCH, Map.of());
        try (EventSource source = sources.open(order)) {
            long warm = plan.speedEvents() / 4;
            for (long first = 0; first < warm; first += CHUNK) {
                source.events(first, CHUNK);
            }
            long begun = System.nanoTime();
            long made = 0;
            while (made < plan.speedEvents()) {
                made += source.events(made, CHUNK).size();
            }
            double rate = made / ((System.nanoTime() - begun) / NANOS);
            progress.note(String.format(Locale.ROOT, "sampling alone, one thread: %,.0f events/s", rate));
            return rate;
        }
    }

    private double emission(ServiceChild service, ClusterChild cluster, BenchTopics topics, String id, int shards) {
        ObjectNode warm = order("warm-" + id, plan.speedEvents() / 4, 0);
        ObjectNode order = order(id, plan.speedEvents(), 0);
        if (shards > 0) {
            warm.put("shards", shards);
            order.put("shards", shards);
        }
        delivered(service.client(), cluster, topics, warm);
        double rate = delivered(service.client(), cluster, topics, order).rate();
        progress.note(String.format(Locale.ROOT, "onto the topic, %s: %,.0f events/s", id, rate));
        return rate;
    }

    private List<GeneratorReport.Paced> pacing(
            ServiceChild service, ClusterChild cluster, BenchTopics topics, double fastest) {
        List<GeneratorReport.Paced> pacing = new ArrayList<>();
        List<Double> gentle = List.of(1.0, 10.0, 100.0, 1_000.0);
        SynthClient client = service.client();
        gentle.forEach(rate -> client.request(paced(rate)));
        gentle.forEach(rate -> follow(client, name(rate)));
        double busy = Math.floor(BUSY * fastest);
        client.request(paced(busy));
        follow(client, name(busy));
        List<Double> rates = new ArrayList<>(gentle);
        rates.add(busy);
        for (double rate : rates) {
            int count = paced(rate).path("count").asInt();
            double error = Delivery.read(cluster, topics, name(rate), count).pacingError(rate, WINDOW_SECONDS);
            progress.note(String.format(Locale.ROOT, "pace %,.0f/s: off by %.2f%% over 10 s", rate, 100 * error));
            pacing.add(new GeneratorReport.Paced(rate, error));
        }
        return pacing;
    }

    private static String name(double rate) {
        return "paced-" + (long) rate;
    }

    private ObjectNode paced(double rate) {
        return order(name(rate), (int) (PACED_SECONDS * rate), rate);
    }

    private ObjectNode order(String id, int count, double rate) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id);
        json.put("model", plan.model());
        json.put("count", count);
        json.put("seed", plan.seed());
        if (rate > 0) {
            json.put("rate", rate);
        }
        return json;
    }

    private static void pause(double seconds) {
        try {
            Thread.sleep((long) (seconds * 1_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }
}
