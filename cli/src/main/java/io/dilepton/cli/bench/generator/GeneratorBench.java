package io.dilepton.cli.bench.generator;

import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.bench.lab.Machine;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.sampling.PublishedSources;
import io.dilepton.schemas.TopicSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Orders events under kills and without, as fast as they come, and at several rates, and counts. */
final class GeneratorBench {

    private static final String ID = "bench";
    private static final int BLOCK = 1_024;
    private static final double NANOS = 1e9;

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
            BenchOrders orders = new BenchOrders(plan, cluster, topics, progress);
            Map<String, Long> by = new TreeMap<>();
            Delivery disturbed = new KillTrial(plan, cluster, directory, orders, progress)
                    .run(orders.order(ID, plan.events(), plan.rate()), by);
            Delivery quiet = served(cluster, orders, service -> quiet(service, orders));
            boolean identical = disturbed.isIdenticalTo(quiet);
            progress.note("without kills: identical is " + identical);
            Speed speed = plan.speed()
                    ? served(cluster, orders, service -> speed(service, orders, cluster))
                    : Speed.UNMEASURED;
            List<GeneratorReport.Paced> pacing = plan.speed()
                    ? served(cluster, orders, service -> pacing(service, orders, speed.emissionPerSecond()))
                    : List.of();
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
                    worst(pacing),
                    pacing,
                    speed.emissionToSampling(),
                    speed,
                    (System.nanoTime() - begun) / NANOS);
        }
    }

    /** Does something with one instance, which finds empty topics. */
    private <R> R served(ClusterChild cluster, BenchOrders orders, Function<ServiceChild, R> action) {
        orders.forget();
        try (ServiceChild service = new ServiceChild("undisturbed", cluster, directory)) {
            service.awaitStart();
            return action.apply(service);
        }
    }

    private Delivery quiet(ServiceChild service, BenchOrders orders) {
        return orders.delivered(service.client(), orders.order(ID, plan.events(), plan.rate()));
    }

    private List<GeneratorReport.Paced> pacing(ServiceChild service, BenchOrders orders, double sustained) {
        return new PaceTrial(service.client(), orders, progress).run(sustained);
    }

    private static double worst(List<GeneratorReport.Paced> pacing) {
        return pacing.stream().mapToDouble(GeneratorReport.Paced::error).max().orElse(0);
    }

    private Speed speed(ServiceChild service, BenchOrders orders, ClusterChild cluster) {
        PublishedSources sources =
                new PublishedSources(Map.of(ClusterKeys.BOOTSTRAP.name(), cluster.bootstrap()), InferenceDevice.CPU);
        StreamRequest request = StreamJson.request(orders.order("sampling", plan.events(), 0), "sampling", null);
        StreamOrder order =
                new StreamOrder(request, sources.resolve(request), 1, BLOCK, Instant.EPOCH, Map.of(), List.of());
        return new SpeedTrial(service, orders, new SamplingRun(sources, order), progress).run();
    }
}
