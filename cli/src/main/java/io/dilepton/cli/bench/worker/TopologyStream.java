package io.dilepton.cli.bench.worker;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.wire.EventFormat;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.GroupProtocol;
import io.dilepton.stream.KafkaStreamsSettings;
import io.dilepton.stream.StreamConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/** A topology to compare with, under the very client settings of the product. */
final class TopologyStream implements StreamUnderTest {

    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final String SOURCE = "events";
    private static final String WORK = "work";

    private final LongAdder done;
    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private TopologyStream(StreamConfig config, Topology topology, LongAdder done) {
        this.done = done;
        streams = new KafkaStreams(topology, KafkaStreamsSettings.of(config, GroupProtocol.CLASSIC));
        streams.setUncaughtExceptionHandler(cause -> {
            failure.compareAndSet(null, cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        streams.start();
    }

    /** Reads events as bytes and writes two ready-made records for each. */
    static TopologyStream passThrough(Map<String, String> settings, SampleRecords samples) {
        StreamConfig config = StreamConfig.parse(settings);
        LongAdder done = new LongAdder();
        var bytes = new ByteArraySerializer();
        Topology topology = source(config)
                .addProcessor(WORK, () -> new PassThroughProcessor(samples, done), SOURCE)
                .addSink(PassThroughProcessor.ENRICHED, Topics.ENRICHED, bytes, bytes, WORK)
                .addSink(PassThroughProcessor.SCORED, Topics.SCORED_Z, bytes, bytes, WORK);
        return new TopologyStream(config, topology, done);
    }

    /** Decodes, validates and enriches events. */
    static TopologyStream enrichOnly(Map<String, String> settings) {
        StreamConfig config = StreamConfig.parse(settings);
        LongAdder done = new LongAdder();
        EventFormat format = EventFormat.of(config.clientConfig());
        var bytes = new ByteArraySerializer();
        Topology topology = source(config)
                .addProcessor(WORK, () -> new EnrichOnlyProcessor(format, done), SOURCE)
                .addSink("enriched", Topics.ENRICHED, bytes, bytes, WORK);
        return new TopologyStream(config, topology, done);
    }

    private static Topology source(StreamConfig config) {
        var bytes = new ByteArrayDeserializer();
        AutoOffsetReset reset = config.processing().startFrom() == StreamConfig.StartFrom.EARLIEST
                ? AutoOffsetReset.earliest()
                : AutoOffsetReset.latest();
        return new Topology().addSource(reset, SOURCE, bytes, bytes, Topics.EVENTS);
    }

    @Override
    public long done() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw CommandFailure.run("the stream failed: " + cause);
        }
        return done.sum();
    }

    @Override
    public void awaitRunning(Duration patience) {
        try {
            if (!running.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw CommandFailure.run(
                        "the stream is still " + streams.state() + " after " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        }
    }

    @Override
    public void close() {
        streams.close(DRAIN);
    }
}
