package io.dilepton.cli.bench.stream;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.ChildJvm;
import io.dilepton.cli.bench.lab.Outputs;
import io.dilepton.cli.bench.worker.Mode;
import io.dilepton.cli.bench.worker.SampleRecords;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Runs {@code dilepton stream} as a user does, for the time from its start to its first score and for samples of what it writes. */
final class FirstScore {

    private static final int SAMPLES = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Lab lab;

    FirstScore(Lab lab) {
        this.lab = lab;
    }

    /**
     * Measures, and writes the samples to the file that workers read.
     *
     * @return seconds from the start of the process to the first committed score, and the samples
     */
    Outcome run() {
        List<byte[]> enriched = new ArrayList<>();
        List<byte[]> scored = new ArrayList<>();
        long begun = System.nanoTime();
        double seconds = 0;
        try (Outputs outputs = new Outputs(lab.cluster().bootstrap(), List.of(Topics.ENRICHED, Topics.SCORED_Z));
                ChildJvm app = ChildJvm.start(
                        "first-score",
                        lab.directory(),
                        lab.plan().javaOptions(),
                        List.of("stream", "--config", settings().toString()))) {
            begun = System.nanoTime();
            while (enriched.size() < SAMPLES || scored.size() < SAMPLES) {
                for (ConsumerRecord<byte[], byte[]> output : outputs.poll(POLL)) {
                    if (seconds == 0 && output.topic().equals(Topics.SCORED_Z)) {
                        seconds = (System.nanoTime() - begun) / 1e9;
                    }
                    (output.topic().equals(Topics.SCORED_Z) ? scored : enriched).add(output.value());
                }
                if (!app.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw CommandFailure.run("no scores from dilepton stream: " + app.complaint());
                }
            }
        }
        SampleRecords samples = new SampleRecords(enriched.subList(0, SAMPLES), scored.subList(0, SAMPLES));
        try {
            samples.write(lab.files().samples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outcome(seconds, samples);
    }

    private Path settings() {
        Properties properties = new Properties();
        Map<String, String> settings = lab.settings(Variant.exactlyOnce(Mode.MICRO_BATCHED));
        settings.put("num.stream.threads", String.valueOf(lab.plan().threads()));
        properties.putAll(settings);
        Path file = lab.directory().resolve("first-score.properties");
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was seen.
     *
     * @param seconds from the start of the process to the first committed score
     * @param samples values that the product wrote
     */
    record Outcome(double seconds, SampleRecords samples) {}
}
