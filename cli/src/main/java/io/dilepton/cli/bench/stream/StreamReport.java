package io.dilepton.cli.bench.stream;

import io.dilepton.cli.bench.lab.Machine;
import io.dilepton.cli.bench.worker.Measurement;
import io.dilepton.cli.bench.worker.Mode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --report} writes. Its keys are public API.
 *
 * @param machine where it was measured
 * @param command the command line
 * @param quick whether runs were so short that they measure the JIT compiler
 * @param plan events, rounds, threads, partitions
 * @param ratios product to limit, to pass-through, to one by one
 * @param rates events per second, median, by variant
 * @param cpuSecondsPerMillion processor seconds of the application's process per million events, median, by variant; {@code beyondPassThroughAndInference} for the
 *     product's own part under exactly-once
 * @param allocationBytesPerEvent bytes that the product allocates for an event beyond pass-through, under exactly-once; null where not measured
 * @param allocation bytes allocated per event, median, by variant
 * @param peakMemoryMiB largest resident memory of the application's process, by variant
 * @param latencyMs end-to-end latency by variant and load, milliseconds
 * @param startToFirstScoreSeconds from the start of the application's process to the first committed score
 * @param inferenceBatch best batch size of the runtime alone; null where not measured
 * @param recordBytes mean sizes of the records
 * @param rounds rates of every round by variant
 * @param scaling rates by partitions and backlog
 */
record StreamReport(
        Machine machine,
        String command,
        boolean quick,
        Map<String, Object> plan,
        Map<String, Double> ratios,
        Map<String, Double> rates,
        Map<String, Double> cpuSecondsPerMillion,
        @Nullable Double allocationBytesPerEvent,
        Map<String, Double> allocation,
        Map<String, Double> peakMemoryMiB,
        Map<String, Map<String, Latency>> latencyMs,
        double startToFirstScoreSeconds,
        @Nullable Integer inferenceBatch,
        Map<String, Double> recordBytes,
        Map<String, Spread> rounds,
        List<Scaling> scaling) {

    private static final double MIB = 1024 * 1024;

    /**
     * Rate at one size.
     *
     * @param partitions partitions of the events topic
     * @param backlog events on it
     * @param rate events per second
     */
    record Scaling(int partitions, long backlog, double rate) {}

    static Map<String, Double> ratios(Results results) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        put(ratios, results, Variant.Guarantee.EXACTLY_ONCE, "exactlyOnce");
        put(ratios, results, Variant.Guarantee.AT_LEAST_ONCE, "atLeastOnce");
        return ratios;
    }

    private static void put(Map<String, Double> ratios, Results results, Variant.Guarantee guarantee, String prefix) {
        results.toLimit(guarantee).ifPresent(ratio -> ratios.put(prefix + "ToLimit", ratio));
        results.ratio(Mode.MICRO_BATCHED, Mode.PASS_THROUGH, guarantee)
                .ifPresent(ratio -> ratios.put(prefix + "ToPassThrough", ratio));
        results.ratio(Mode.MICRO_BATCHED, Mode.ONE_BY_ONE, guarantee)
                .ifPresent(ratio -> ratios.put(prefix + "ToOneByOne", ratio));
    }

    static Map<String, Double> medians(Results results, ToDoubleFunction<Measurement> quantity) {
        Map<String, Double> medians = new LinkedHashMap<>();
        results.variants().forEach(variant -> medians.put(variant.key(), results.median(variant, quantity)));
        return medians;
    }

    static Map<String, Double> cpu(Results results) {
        Map<String, Double> cpu = medians(results, Measurement::cpuSecondsPerMillion);
        results.ownCpu(Variant.Guarantee.EXACTLY_ONCE).ifPresent(own -> cpu.put("beyondPassThroughAndInference", own));
        results.ownCpu(Variant.Guarantee.AT_LEAST_ONCE)
                .ifPresent(own -> cpu.put("beyondPassThroughAndInferenceAtLeastOnce", own));
        return cpu;
    }

    static Map<String, Double> memory(Results results) {
        Map<String, Double> memory = new LinkedHashMap<>();
        results.variants()
                .forEach(variant -> memory.put(
                        variant.key(),
                        results.spread(variant, measured -> measured.peakBytes() / MIB)
                                .max()));
        return memory;
    }

    static Map<String, Spread> rounds(Results results) {
        Map<String, Spread> rounds = new LinkedHashMap<>();
        results.variants().forEach(variant -> rounds.put(variant.key(), results.spread(variant, Measurement::rate)));
        return rounds;
    }
}
