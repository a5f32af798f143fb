package io.dilepton.cli.bench.worker;

import io.dilepton.stream.StreamApp;
import io.dilepton.stream.StreamConfig;
import io.dilepton.stream.flow.StreamCounts;
import java.time.Duration;
import java.util.Map;

/** The product. */
final class ProductStream implements StreamUnderTest {

    private final StreamApp app;

    ProductStream(Map<String, String> settings) {
        this.app = StreamApp.start(StreamConfig.parse(settings));
    }

    @Override
    public long done() {
        app.throwFailure();
        StreamCounts counts = app.counts();
        return counts.scored() + counts.passedOver() + counts.deadLettered();
    }

    @Override
    public void awaitRunning(Duration patience) {
        app.awaitRunning(patience);
    }

    @Override
    public void close() {
        app.close();
    }
}
