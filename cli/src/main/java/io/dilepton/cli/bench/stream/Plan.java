package io.dilepton.cli.bench.stream;

import io.dilepton.cli.bench.worker.Mode;
import java.util.List;
import java.util.Map;

/**
 * What to measure.
 *
 * @param events events on the topic
 * @param rounds how often each variant is measured
 * @param threads threads of the stream and of the model alone
 * @param partitions partitions of each event topic
 * @param variants what is measured in each round
 * @param latencySeconds length of a latency measurement; 0 for none
 * @param settings further settings of the stream
 * @param javaOptions options of the JVMs under test
 */
record Plan(
        long events,
        int rounds,
        int threads,
        int partitions,
        List<Variant> variants,
        int latencySeconds,
        Map<String, String> settings,
        List<String> javaOptions) {

    /** Copies. */
    Plan {
        variants = List.copyOf(variants);
        settings = Map.copyOf(settings);
        javaOptions = List.copyOf(javaOptions);
    }

    boolean measures(Mode mode) {
        return variants.stream().anyMatch(variant -> variant.mode() == mode);
    }
}
