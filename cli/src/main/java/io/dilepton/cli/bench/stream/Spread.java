package io.dilepton.cli.bench.stream;

import java.util.List;

/**
 * Several measurements of one thing.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min least
 * @param max greatest
 * @param rounds each, in the order in which they were measured
 */
record Spread(double median, double min, double max, List<Double> rounds) {

    /** Copies. */
    Spread {
        rounds = List.copyOf(rounds);
    }

    static Spread of(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), rounds);
    }
}
