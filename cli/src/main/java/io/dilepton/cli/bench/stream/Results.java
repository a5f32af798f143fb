package io.dilepton.cli.bench.stream;

import io.dilepton.cli.bench.worker.Measurement;
import io.dilepton.cli.bench.worker.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What was measured, by variant and round. */
final class Results {

    private final Map<Variant, List<Measurement>> rounds = new LinkedHashMap<>();

    void add(Variant variant, Measurement measured) {
        rounds.computeIfAbsent(variant, key -> new ArrayList<>()).add(measured);
    }

    Set<Variant> variants() {
        return rounds.keySet();
    }

    boolean has(Variant variant) {
        return rounds.containsKey(variant);
    }

    Spread spread(Variant variant, ToDoubleFunction<Measurement> quantity) {
        return Spread.of(rounds.getOrDefault(variant, List.of()).stream()
                .map(quantity::applyAsDouble)
                .toList());
    }

    double median(Variant variant, ToDoubleFunction<Measurement> quantity) {
        return spread(variant, quantity).median();
    }

    double rate(Variant variant) {
        return median(variant, Measurement::rate);
    }

    Optional<Double> rateIfMeasured(Variant variant) {
        return has(variant) ? Optional.of(rate(variant)) : Optional.empty();
    }

    /** Returns the product's rate as a share of what Kafka Streams and the runtime would reach one after the other at no further cost. */
    Optional<Double> toLimit(Variant.Guarantee guarantee) {
        Variant pass = new Variant(Mode.PASS_THROUGH, guarantee);
        Variant ours = new Variant(Mode.MICRO_BATCHED, guarantee);
        if (!has(pass) || !has(ours) || !has(Variant.inference())) {
            return Optional.empty();
        }
        return Optional.of(rate(ours) * (1 / rate(pass) + 1 / rate(Variant.inference())));
    }

    Optional<Double> ratio(Mode above, Mode below, Variant.Guarantee guarantee) {
        Variant numerator = new Variant(above, guarantee);
        Variant denominator = new Variant(below, guarantee);
        return has(numerator) && has(denominator) ? Optional.of(rate(numerator) / rate(denominator)) : Optional.empty();
    }

    /** Returns what an event costs the product more than Kafka Streams and the runtime alone: processor seconds per million. */
    Optional<Double> ownCpu(Variant.Guarantee guarantee) {
        Variant pass = new Variant(Mode.PASS_THROUGH, guarantee);
        Variant ours = new Variant(Mode.MICRO_BATCHED, guarantee);
        if (!has(pass) || !has(ours) || !has(Variant.inference())) {
            return Optional.empty();
        }
        return Optional.of(median(ours, Measurement::cpuSecondsPerMillion)
                - median(pass, Measurement::cpuSecondsPerMillion)
                - median(Variant.inference(), Measurement::cpuSecondsPerMillion));
    }

    /** Returns what an event allocates in the product more than in Kafka Streams alone: bytes. */
    Optional<Double> ownAllocation(Variant.Guarantee guarantee) {
        Variant pass = new Variant(Mode.PASS_THROUGH, guarantee);
        Variant ours = new Variant(Mode.MICRO_BATCHED, guarantee);
        return has(pass) && has(ours)
                ? Optional.of(
                        median(ours, Measurement::allocatedPerEvent) - median(pass, Measurement::allocatedPerEvent))
                : Optional.empty();
    }
}
