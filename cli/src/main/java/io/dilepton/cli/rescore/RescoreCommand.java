package io.dilepton.cli.rescore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dilepton.cli.ClusterFailure;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.cli.topic.OffsetRange;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton rescore}. */
@Command(
        name = "rescore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Scores past events again with the versions that scored them, and compares the scores bit for bit.",
            "The events are read where the scored events say that they came from, the models by the name, version and hash that"
                    + " they carry. Exit code 1 if a score does not come out again. Scores that a GPU made may differ in the last bits."
        })
public final class RescoreCommand implements Callable<Integer> {

    private static final int CHUNK = 20_000;

    /** Topics with scores. */
    enum Scores {
        /** Of the Z-candidate model. */
        Z(Topics.SCORED_Z),
        /** Of the Higgs model. */
        HIGGS(Topics.SCORED_HIGGS),
        /** Of the challengers. */
        SHADOW(Topics.SHADOW);

        private final String topic;

        Scores(String topic) {
            this.topic = topic;
        }
    }

    @Option(
            names = "--topic",
            paramLabel = "z|higgs|shadow",
            defaultValue = "Z",
            description = "Which scores. Default: z.")
    private Scores scores = Scores.Z;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            defaultValue = "earliest",
            description = "Where to begin among the scored events: " + Position.FORMS + ". Default: earliest.")
    private String from = "earliest";

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            defaultValue = "latest",
            description = "Where to end, not inside. Default: latest, the end that the topic has now.")
    private String to = "latest";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many scored events.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what came out as JSON to FILE.")
    private @Nullable Path file;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal.quieten();
        Position begin = Position.parse("--from", from);
        Position end = Position.parse("--to", to);
        if (limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1, not " + limit);
        }
        long started = System.nanoTime();
        RescoreReport report = new RescoreReport();
        try {
            rescore(begin, end, report);
        } catch (RuntimeException e) {
            throw ClusterFailure.readable(cluster.bootstrap(), e);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        PrintWriter out = spec.commandLine().getOut();
        report.lines(seconds).forEach(out::println);
        out.flush();
        write(report, seconds);
        return report.reproduces() ? 0 : 1;
    }

    private void rescore(Position begin, Position end, RescoreReport report) {
        Map<String, Object> config = cluster.clients();
        try (TopicReader scored = TopicReader.connect(cluster);
                TopicReader sources = TopicReader.connect(cluster);
                Deserializer<ScoredEvent> decoder =
                        AvroSerdes.forRecord(ScoredEvent.class, config).deserializer();
                Deserializer<CollisionEvent> events =
                        AvroSerdes.forRecord(CollisionEvent.class, config).deserializer();
                RecordedModels models = new RecordedModels(new ModelCatalogue(config, TopicReader.PATIENCE), report);
                ProgressLine progress =
                        new ProgressLine(spec.commandLine().getErr(), Terminal.isError(), System::nanoTime)) {
            Map<TopicPartition, OffsetRange> ranges = scored.ranges(scores.topic, begin, end);
            long total = Math.min(
                    limit,
                    ranges.values().stream()
                            .filter(range -> !range.isEmpty())
                            .mapToLong(range -> range.to() - range.from())
                            .sum());
            Rescorer rescorer = new Rescorer(sources, events, models, report);
            List<PastScore> chunk = new ArrayList<>(CHUNK);
            scored.read(ranges, record -> {
                ScoredEvent event = decoder.deserialize(record.topic(), record.headers(), record.value());
                if (event == null) {
                    throw new SerializationException(
                            record.topic() + "-" + record.partition() + "@" + record.offset() + " has no value");
                }
                chunk.add(PastScore.of(record, event));
                boolean enough = report.total() + chunk.size() >= limit;
                if (chunk.size() == CHUNK || enough) {
                    rescorer.rescore(chunk);
                    chunk.clear();
                    progress.show(elapsed -> String.format(
                            Locale.ROOT,
                            "%s %,d of about %,d scores",
                            progress.bar((double) report.total() / total),
                            report.total(),
                            total));
                }
                return !enough;
            });
            rescorer.rescore(chunk);
        }
    }

    private void write(RescoreReport report, double seconds) {
        if (file != null) {
            try {
                new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValue(file.toFile(), report.json(scores.topic, seconds));
            } catch (IOException e) {
                throw CommandFailure.run("the report cannot be written to " + file + ": " + e.getMessage());
            }
        }
    }
}
