package io.dilepton.cli.bench.chaos;

import java.util.Map;
import java.util.Set;

/**
 * What to do in a run.
 *
 * @param events records to feed
 * @param kills plain kills of the application, beside the other faults
 * @param faults what breaks
 * @param guarantee processing guarantee of the application
 * @param seed seed of the moments
 * @param settings further settings of the application
 */
record ChaosPlan(
        int events, int kills, Set<FaultKind> faults, String guarantee, long seed, Map<String, String> settings) {

    /** Copies. */
    ChaosPlan {
        faults = Set.copyOf(faults);
        settings = Map.copyOf(settings);
    }
}
