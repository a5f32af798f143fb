package io.dilepton.cli.demo;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to demonstrate.
 *
 * @param data CSV files; empty for simulated events
 * @param events events to feed; null for all of the files, or the default number of simulated ones
 * @param rate events per second; null for the default of the mode
 * @param seed seed of simulation and training
 * @param retrain train even if a fitting model is at hand
 * @param exit end when every event has come out
 * @param synthetic synthetic events to order, as a share of the others
 * @param monitoring start a Prometheus beside it
 * @param report file for the JSON report; null for none
 */
record DemoOptions(
        List<Path> data,
        @Nullable Long events,
        @Nullable Double rate,
        long seed,
        boolean retrain,
        boolean exit,
        double synthetic,
        boolean monitoring,
        @Nullable Path report) {

    /** Simulated events to feed unless told otherwise. */
    static final long SIMULATED_EVENTS = 20_000;

    private static final double RATE_TO_WATCH = 2_000;

    DemoOptions {
        data = List.copyOf(data);
    }

    /** Returns the pace in events per second, 0 for as fast as possible. */
    double eventsPerSecond() {
        if (rate != null) {
            return rate;
        }
        return exit ? 0 : RATE_TO_WATCH;
    }
}
