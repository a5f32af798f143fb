package io.dilepton.core.simulation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Pairs of a real file or of a simulation, and the comparison of their distributions. */
record PairSample(List<Pair> pairs) {

    /** One pair with its kinematics. */
    record Pair(CollisionEvent event, PairKinematics kinematics) {

        double lead() {
            return Math.max(event.first().pt(), event.second().pt());
        }

        double sub() {
            return Math.min(event.first().pt(), event.second().pt());
        }

        double maxEta() {
            return Math.max(
                    Math.abs(event.first().eta()), Math.abs(event.second().eta()));
        }

        boolean isOppositeSign() {
            return kinematics.charge() == 0;
        }
    }

    static PairSample of(Path file) {
        List<Pair> pairs = new ArrayList<>();
        try (EventFile rows = EventFile.open(file, ReaderOptions.defaults())) {
            while (rows.hasNext()) {
                if (rows.next() instanceof ReadResult.Accepted row) {
                    pairs.add(pair(row.event()));
                }
            }
        }
        return new PairSample(pairs);
    }

    static PairSample of(SimulationConfig config, long seed, int events) {
        return new PairSample(new DrellYanSimulator(config, seed)
                .events(0, events)
                .map(PairSample::pair)
                .toList());
    }

    private static Pair pair(CollisionEvent event) {
        return new Pair(event, PairKinematics.of(event.first(), event.second()));
    }

    PairSample where(Predicate<Pair> condition) {
        return new PairSample(pairs.stream().filter(condition).toList());
    }

    double share(Predicate<Pair> condition) {
        return (double) pairs.stream().filter(condition).count() / pairs.size();
    }

    double[] values(ToDoubleFunction<Pair> quantity) {
        return pairs.stream().mapToDouble(quantity).sorted().toArray();
    }

    /** Values of both leptons of each pair. */
    double[] leptonValues(ToDoubleFunction<Lepton> quantity) {
        return pairs.stream()
                .flatMapToDouble(pair -> DoubleStream.of(
                        quantity.applyAsDouble(pair.event().first()),
                        quantity.applyAsDouble(pair.event().second())))
                .sorted()
                .toArray();
    }

    double quantile(ToDoubleFunction<Pair> quantity, double part) {
        double[] values = values(quantity);
        return values[(int) (part * values.length)];
    }

    /** Kolmogorov–Smirnov distance of two sorted samples: the largest difference of their cumulative distributions. */
    static double distance(double[] x, double[] y) {
        double largest = 0;
        for (double edge : x) {
            largest = Math.max(largest, Math.abs(below(x, edge) - below(y, edge)));
        }
        return largest;
    }

    private static double below(double[] sorted, double edge) {
        int found = Arrays.binarySearch(sorted, edge);
        return (double) (found < 0 ? -found - 1 : found) / sorted.length;
    }
}
