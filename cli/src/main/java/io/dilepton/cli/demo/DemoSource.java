package io.dilepton.cli.demo;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.reader.RejectedRow;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The events of the demonstration: rows of files, or simulated ones. Can be run through several times, with the same events each time. */
final class DemoSource {

    private static final int REJECTS_KEPT = 3;

    private final List<Path> files;
    private final Optional<DrellYanSimulator> simulator;
    private final long limit;
    private final List<RejectedRow> firstRejects = new ArrayList<>();
    private long read;
    private long rejected;

    private DemoSource(List<Path> files, Optional<DrellYanSimulator> simulator, long limit) {
        this.files = files;
        this.simulator = simulator;
        this.limit = limit;
    }

    static DemoSource files(List<Path> files, long limit) {
        return new DemoSource(files, Optional.empty(), limit);
    }

    static DemoSource simulation(long seed, long events) {
        return new DemoSource(
                List.of(),
                Optional.of(new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), seed)),
                events);
    }

    /**
     * Runs through the events from the first one on.
     *
     * @param stopped asked before each event; true ends the run
     * @param consumer receives the events
     */
    void forEach(BooleanSupplier stopped, Consumer<CollisionEvent> consumer) {
        read = 0;
        rejected = 0;
        firstRejects.clear();
        if (simulator.isPresent()) {
            for (long index = 0; index < limit && !stopped.getAsBoolean(); index++) {
                read++;
                consumer.accept(simulator.get().event(index));
            }
        }
        for (Path file : files) {
            try (EventFile rows = EventFile.open(file, ReaderOptions.defaults())) {
                while (read < limit && !stopped.getAsBoolean() && rows.hasNext()) {
                    read++;
                    take(rows.next(), consumer);
                }
            }
        }
    }

    private void take(ReadResult result, Consumer<CollisionEvent> consumer) {
        if (result instanceof ReadResult.Accepted accepted) {
            consumer.accept(accepted.event());
        } else if (result instanceof RejectedRow row) {
            rejected++;
            if (firstRejects.size() < REJECTS_KEPT) {
                firstRejects.add(row);
            }
        }
    }

    /** Returns the rows or simulated events read in the last run. */
    long read() {
        return read;
    }

    /** Returns the rows that the reader refused in the last run. */
    long rejected() {
        return rejected;
    }

    /** Returns the first few rows that the reader refused in the last run. */
    List<RejectedRow> firstRejects() {
        return List.copyOf(firstRejects);
    }
}
