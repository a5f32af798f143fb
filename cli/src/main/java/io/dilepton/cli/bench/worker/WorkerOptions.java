package io.dilepton.cli.bench.worker;

import io.dilepton.cli.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a worker is told. */
public final class WorkerOptions {

    /** What a serving worker says once it runs. */
    public static final String READY = "ready";

    @Option(names = "--mode", required = true)
    private @Nullable Mode mode;

    @Option(names = "--threads", required = true)
    private int threads;

    @Option(names = "--events", required = true)
    private long events;

    @Option(names = "--warm-events", defaultValue = "0")
    private long warmEvents;

    @Option(names = "--samples")
    private @Nullable Path samples;

    @Option(names = "--model")
    private @Nullable Path model;

    @Option(names = "--set")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Made by picocli. */
    public WorkerOptions() {}

    Mode mode() {
        return require("--mode", mode);
    }

    int threads() {
        return threads;
    }

    /** Returns the events that are on the topic, or the least rows to score. */
    long events() {
        return events;
    }

    /** Returns the least number of events to process before the measured run; 0 to leave out the first two thirds of the run instead. */
    long warmEvents() {
        return warmEvents;
    }

    Path samples() {
        return require("--samples", samples);
    }

    Path model() {
        return require("--model", model);
    }

    Map<String, String> settings() {
        return settings;
    }

    private static <T> T require(String option, @Nullable T value) {
        if (value == null) {
            throw CommandFailure.usage(option + " is missing");
        }
        return value;
    }

    /**
     * Writes the command line of a worker.
     *
     * @param task {@code measure} or {@code serve}
     * @param mode what it runs
     * @param threads threads
     * @param events events on the topic
     * @param warmEvents least events to process before the measured run
     * @param files ready-made records and model
     * @param settings settings of the stream by key
     * @return arguments of {@code dilepton}
     */
    public static List<String> arguments(
            String task,
            Mode mode,
            int threads,
            long events,
            long warmEvents,
            Files files,
            Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                WorkerCommand.NAME,
                task,
                "--mode=" + mode.name(),
                "--threads=" + threads,
                "--events=" + events,
                "--warm-events=" + warmEvents,
                "--samples=" + files.samples(),
                "--model=" + files.model()));
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("num.stream.threads", String.valueOf(threads));
        all.forEach((key, value) -> arguments.add("--set=" + key + "=" + value));
        return arguments;
    }

    /**
     * Files that a worker reads.
     *
     * @param samples ready-made records of the pass-through
     * @param model directory of the model
     */
    public record Files(Path samples, Path model) {}
}
