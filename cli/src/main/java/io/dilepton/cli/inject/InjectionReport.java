package io.dilepton.cli.inject;

import java.util.List;

/**
 * What {@code --report} writes. Its keys are public API.
 *
 * @param id id of the order
 * @param model model that made the injected events, with its version
 * @param injected events that were injected
 * @param scored injected events that the shadow scored
 * @param accepted injected events that the shadow took for candidates
 * @param unscored injected pairs of one flavour without a score, which must be none
 * @param liveScored live events that the shadow scored meanwhile
 * @param onScience injected events on the science topics, which must be none
 * @param efficiency accepted over injected, of everything
 * @param byMass efficiency in bins of the pair's mass, GeV
 * @param byPt efficiency in bins of the pair's transverse momentum, GeV
 * @param latencyMillis from the injected record to its score, by the broker's clock
 */
record InjectionReport(
        String id,
        String model,
        long injected,
        long scored,
        long accepted,
        long unscored,
        long liveScored,
        long onScience,
        Share efficiency,
        List<Bin> byMass,
        List<Bin> byPt,
        Latency latencyMillis) {

    /**
     * A share with its 95% interval.
     *
     * @param value share
     * @param low lower end
     * @param high upper end
     */
    record Share(double value, double low, double high) {}

    /**
     * A bin.
     *
     * @param from lower edge
     * @param to upper edge
     * @param injected events injected
     * @param accepted events accepted
     * @param efficiency the latter over the former
     */
    record Bin(double from, double to, long injected, long accepted, Share efficiency) {}

    /**
     * Latency.
     *
     * @param median middle
     * @param p90 nine in ten are below
     * @param p99 ninety-nine in a hundred are below
     * @param max largest
     */
    record Latency(double median, double p90, double p99, double max) {}
}
