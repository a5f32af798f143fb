package io.dilepton.cli.bench.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A running stream of one {@link Mode}. */
interface StreamUnderTest extends AutoCloseable {

    /** Starts one. */
    static StreamUnderTest start(WorkerOptions options, Map<String, String> settings) throws IOException {
        return switch (options.mode()) {
            case PASS_THROUGH -> TopologyStream.passThrough(settings, SampleRecords.read(options.samples()));
            case ENRICH_ONLY -> TopologyStream.enrichOnly(settings);
            case ONE_BY_ONE, MICRO_BATCHED -> new ProductStream(settings);
            case INFERENCE -> throw new IllegalArgumentException("inference alone is no stream");
        };
    }

    /** Returns how many events have met their fate. */
    long done();

    /** Waits until events are being processed. */
    void awaitRunning(Duration patience);

    @Override
    void close();
}
