package io.dilepton.cli.bench.stream;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.BenchModel;
import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.bench.lab.EventSupply;
import io.dilepton.cli.bench.lab.Machine;
import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.cli.bench.worker.Measurement;
import io.dilepton.cli.bench.worker.Mode;
import io.dilepton.cli.bench.worker.WorkerOptions;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.schemas.Topics;
import io.dilepton.trainer.publish.ChampionRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Measures as planned. */
final class StreamBench {

    private static final long SEED = 1;
    private static final List<Integer> PARTITIONS = List.of(1, 4, 16, 64);
    private static final List<Long> BACKLOGS = List.of(100_000L, 1_000_000L, 10_000_000L);
    private static final long SCALING_BACKLOG = 1_000_000;
    private static final long WARM_EVENTS = 1_000_000;
    private static final double LOW_LOAD = 0.25;
    private static final double HIGH_LOAD = 0.75;

    private final Plan plan;
    private final ProgressLine progress;
    private final Path directory;
    private final WorkerOptions.Files files;
    private final Results results = new Results();
    private OptionalInt batch = OptionalInt.empty();

    StreamBench(Plan plan, ProgressLine progress, Path directory) {
        this.plan = plan;
        this.progress = progress;
        this.directory = directory;
        this.files = new WorkerOptions.Files(directory.resolve("samples"), directory.resolve("model"));
    }

    Results results() {
        return results;
    }

    /** Runs everything. */
    StreamReport run(String command, boolean quick, boolean scaling) {
        try (ClusterChild cluster = ClusterChild.start(directory);
                BenchTopics topics = new BenchTopics(cluster.bootstrap(), plan.partitions())) {
            topics.deleteFilesSoon();
            topics.create();
            publishModel(cluster);
            EventSupply supply = new EventSupply(cluster, SEED);
            Lab lab = new Lab(cluster, topics, supply, directory, files, plan);
            fill(supply, plan.events());
            progress.note("from the start of dilepton stream to its first score");
            FirstScore.Outcome first = new FirstScore(lab).run();
            rounds(lab);
            Map<String, Map<String, Latency>> latencies = latencies(lab);
            List<StreamReport.Scaling> scalings = scaling ? scalings(cluster) : List.of();
            return report(command, quick, first, latencies, scalings);
        }
    }

    private void publishModel(ClusterChild cluster) {
        ModelArtifact model = BenchModel.trained(SEED);
        new ModelDirectory(files.model()).write(model);
        new ChampionRelease(new ModelPublisher(Map.of("bootstrap.servers", cluster.bootstrap()))).release(model);
    }

    private void fill(EventSupply supply, long events) {
        progress.restart();
        supply.fill(
                0,
                events,
                sent -> progress.show(seconds ->
                        progress.bar((double) sent / events) + String.format(Locale.ROOT, "  %,d events sent", sent)));
        progress.note(String.format(Locale.ROOT, "%,d events are on %s", events, Topics.EVENTS));
    }

    private void rounds(Lab lab) {
        List<Variant> variants = plan.variants();
        for (int round = 0; round < plan.rounds(); round++) {
            for (int turn = 0; turn < variants.size(); turn++) {
                // Each round begins with another variant, so that none always comes first.
                Variant variant = variants.get((turn + round) % variants.size());
                measure(lab, variant, round);
            }
        }
    }

    private void measure(Lab lab, Variant variant, int round) {
        progress.restart();
        String label = "round " + (round + 1) + " of " + plan.rounds() + ", " + variant.label();
        Measurement measured = lab.measure(
                variant,
                plan.events(),
                0,
                done -> progress.show(seconds -> progress.bar((double) done / plan.events())
                        + String.format(Locale.ROOT, "  %s, %,d events", label, done)));
        results.add(variant, measured);
        if (!variant.mode().isStreaming()) {
            batch = OptionalInt.of(measured.batch());
        }
        progress.note(String.format(
                Locale.ROOT,
                "%-56s %,10.0f events/s %6.2f CPU s per million",
                label,
                measured.rate(),
                measured.cpuSecondsPerMillion()));
        if (round == 0 && variant.mode().isStreaming()) {
            requireOutputs(lab, variant);
        }
    }

    /** A fast answer is worth nothing when it is not the whole answer: every event must be there, committed. */
    private void requireOutputs(Lab lab, Variant variant) {
        List<String> topics = variant.mode() == Mode.ENRICH_ONLY
                ? List.of(Topics.ENRICHED)
                : List.of(Topics.ENRICHED, Topics.SCORED_Z);
        for (String topic : topics) {
            long[] count = new long[1];
            try (Outputs outputs = new Outputs(lab.cluster().bootstrap(), List.of(topic))) {
                outputs.readTo(lab.topics().ends(List.of(topic)), record -> count[0]++);
            }
            if (count[0] != plan.events()) {
                throw CommandFailure.run(variant.label() + ": " + plan.events() + " events went in, " + count[0]
                        + " committed records are on " + topic);
            }
        }
    }

    private Map<String, Map<String, Latency>> latencies(Lab lab) {
        Map<String, Map<String, Latency>> latencies = new LinkedHashMap<>();
        if (plan.latencySeconds() == 0) {
            return latencies;
        }
        LatencyRun run = new LatencyRun(lab);
        for (Mode mode : List.of(Mode.MICRO_BATCHED, Mode.PASS_THROUGH)) {
            Variant variant = Variant.exactlyOnce(mode);
            if (results.has(variant)) {
                progress.note("latency of " + variant.label() + " at 25% and 75% of its peak");
                double peak = results.rate(variant);
                List<Latency> seen =
                        run.run(variant, List.of(LOW_LOAD * peak, HIGH_LOAD * peak), plan.latencySeconds());
                Map<String, Latency> loads = new LinkedHashMap<>();
                loads.put("load25", seen.get(0));
                loads.put("load75", seen.get(1));
                latencies.put(variant.key(), loads);
            }
        }
        return latencies;
    }

    private List<StreamReport.Scaling> scalings(ClusterChild cluster) {
        List<StreamReport.Scaling> points = new ArrayList<>();
        PARTITIONS.forEach(partitions -> points.add(scaling(cluster, partitions, SCALING_BACKLOG)));
        BACKLOGS.forEach(backlog -> points.add(scaling(cluster, plan.partitions(), backlog)));
        return points;
    }

    /** Measures the product in a JVM that has warmed up, since a small backlog is gone before the compiler is done. */
    private StreamReport.Scaling scaling(ClusterChild cluster, int partitions, long backlog) {
        try (BenchTopics topics = new BenchTopics(cluster.bootstrap(), partitions)) {
            List<String> all = new ArrayList<>(BenchTopics.OUTPUTS);
            all.add(Topics.EVENTS);
            topics.empty(all);
            EventSupply supply = new EventSupply(cluster, SEED);
            fill(supply, backlog);
            Lab lab = new Lab(cluster, topics, supply, directory, files, plan);
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < plan.rounds(); round++) {
                rates.add(lab.measure(Variant.exactlyOnce(Mode.MICRO_BATCHED), backlog, WARM_EVENTS, done -> {})
                        .rate());
            }
            double rate = Spread.of(rates).median();
            progress.note(String.format(
                    Locale.ROOT, "%d partitions, backlog %,d: %,.0f events/s", partitions, backlog, rate));
            return new StreamReport.Scaling(partitions, backlog, rate);
        }
    }

    private StreamReport report(
            String command,
            boolean quick,
            FirstScore.Outcome first,
            Map<String, Map<String, Latency>> latencies,
            List<StreamReport.Scaling> scalings) {
        Map<String, Object> planned = new LinkedHashMap<>();
        planned.put("events", plan.events());
        planned.put("rounds", plan.rounds());
        planned.put("threads", plan.threads());
        planned.put("partitions", plan.partitions());
        planned.put("javaOptions", plan.javaOptions());
        planned.put("settings", plan.settings());
        return new StreamReport(
                Machine.here(),
                command,
                quick,
                planned,
                StreamReport.ratios(results),
                StreamReport.medians(results, Measurement::rate),
                StreamReport.cpu(results),
                results.ownAllocation(Variant.Guarantee.EXACTLY_ONCE).orElse(null),
                StreamReport.medians(results, Measurement::allocatedPerEvent),
                StreamReport.memory(results),
                latencies,
                first.seconds(),
                batch.isPresent() ? batch.getAsInt() : null,
                Map.of(
                        "enriched", first.samples().enrichedBytes(),
                        "scored", first.samples().scoredBytes()),
                StreamReport.rounds(results),
                scalings);
    }
}
