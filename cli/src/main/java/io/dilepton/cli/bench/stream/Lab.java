package io.dilepton.cli.bench.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ChildJvm;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.bench.lab.EventSupply;
import io.dilepton.cli.bench.lab.StreamSettings;
import io.dilepton.cli.bench.worker.Measurement;
import io.dilepton.cli.bench.worker.Mode;
import io.dilepton.cli.bench.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The cluster with its events, and the way to run a variant on it.
 *
 * @param cluster broker and registry
 * @param topics its topics
 * @param supply events
 * @param directory for files, deleted at the end
 * @param files what workers read
 * @param plan what to measure
 */
record Lab(
        ClusterChild cluster,
        BenchTopics topics,
        EventSupply supply,
        Path directory,
        WorkerOptions.Files files,
        Plan plan) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final String DONE = "done ";

    /** Runs one variant in a JVM of its own over all events on the topic. */
    Measurement measure(Variant variant, long events, long warmEvents, LongConsumer progress) {
        if (variant.mode().isStreaming()) {
            topics.empty(BenchTopics.OUTPUTS);
        }
        try (ChildJvm worker = ChildJvm.start(
                variant.key(),
                directory,
                plan.javaOptions(),
                WorkerOptions.arguments(
                        "measure", variant.mode(), plan.threads(), events, warmEvents, files, settings(variant)))) {
            while (true) {
                Optional<String> line = worker.line(PATIENCE);
                if (line.isEmpty()) {
                    throw CommandFailure.run(variant.label() + ": nothing heard for " + PATIENCE.toSeconds() + " s");
                }
                if (line.get().startsWith(DONE)) {
                    progress.accept(Long.parseLong(line.get().substring(DONE.length())));
                } else if (line.get().startsWith("{")) {
                    Measurement measured = parse(line.get());
                    // What the JVM itself was told to write, such as a recording, is whole only once it has ended.
                    var unused = worker.exitCode(PATIENCE);
                    return measured;
                }
            }
        }
    }

    /** Starts a variant that goes on until it is closed. */
    ChildJvm serve(Variant variant, Map<String, String> further) {
        Map<String, String> settings = settings(variant);
        settings.putAll(further);
        ChildJvm worker = ChildJvm.start(
                variant.key() + "-serving",
                directory,
                plan.javaOptions(),
                WorkerOptions.arguments("serve", variant.mode(), plan.threads(), 0, 0, files, settings));
        // A JVM that is told to record or to trace says so first.
        for (Optional<String> line = worker.line(PATIENCE); line.isPresent(); line = worker.line(PATIENCE)) {
            if (line.get().equals(WorkerOptions.READY)) {
                return worker;
            }
        }
        worker.close();
        throw CommandFailure.run(variant.label() + ": not running after " + PATIENCE.toSeconds() + " s");
    }

    Map<String, String> settings(Variant variant) {
        String id = "bench-" + variant.key() + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        Map<String, String> settings =
                StreamSettings.of(cluster, id, variant.guarantee().setting(), directory.resolve("state"));
        settings.putAll(plan.settings());
        if (variant.mode() == Mode.ONE_BY_ONE) {
            settings.put(StreamSettings.BATCH_SIZE, "1");
        }
        return settings;
    }

    private static Measurement parse(String json) {
        try {
            return JSON.readValue(json, Measurement.class);
        } catch (JsonProcessingException e) {
            throw CommandFailure.run("a worker said: " + json);
        }
    }
}
