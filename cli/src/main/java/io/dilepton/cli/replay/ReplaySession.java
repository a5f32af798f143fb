package io.dilepton.cli.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.InterruptiblePause;
import io.dilepton.cli.terminal.Interruption;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.core.topics.TopicException;
import io.dilepton.generator.emission.EmissionException;
import io.dilepton.generator.emission.EventEmitter;
import io.dilepton.schemas.CollisionEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serde;

/** One replay from the first connection to the closing line. */
final class ReplaySession {

    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(8);
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(20);

    private final ReplaySettings settings;
    private final PrintWriter out;
    private final PrintWriter err;

    ReplaySession(ReplaySettings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs it.
     *
     * @throws CommandFailure when the cluster does not answer, an event could not be delivered, or too many rows were rejected; the closing
     *     line is printed before if anything was read
     */
    void run() {
        makeTopic();
        long start = System.nanoTime();
        try (Interruption stop = Interruption.listen(CLOSING_PATIENCE);
                Serde<CollisionEvent> serde = AvroSerdes.forRecord(CollisionEvent.class, settings.clients());
                EventEmitter emitter = new EventEmitter(
                        EventEmitter.producer(settings.clients(), serde.serializer()),
                        settings.topic(),
                        settings.pace(),
                        new InterruptiblePause(stop))) {
            List<String> faults = new ArrayList<>();
            ReplayBooks books = replay(emitter, stop, faults);
            long sent = emitter.counts().acknowledged();
            if (faults.isEmpty() && books.read() != sent + books.rejected()) {
                faults.add("the books do not balance: " + (books.read() - sent - books.rejected())
                        + " rows were neither sent nor rejected");
            }
            faults.addAll(books.faults());
            if (books.rejectShare() > settings.maxRejectShare()) {
                faults.add(String.format(
                        Locale.ROOT,
                        "%.2f%% of the rows were rejected, more than the %.2f%% of --max-reject-share",
                        100 * books.rejectShare(),
                        100 * settings.maxRejectShare()));
            }
            close(report(books, sent, faults, (System.nanoTime() - start) / 1e9));
        } catch (KafkaException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private void makeTopic() {
        try (TopicAdmin admin = new TopicAdmin(settings.clients(), BROKER_PATIENCE)) {
            admin.create(List.of(settings.topicSpec()), TopicAdmin.BROKER_DEFAULT)
                    .warnings()
                    .forEach(warning -> err.println("dilepton: " + warning));
        } catch (TopicException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private ReplayBooks replay(EventEmitter emitter, Interruption stop, List<String> faults) {
        try (RejectsFile rejects = new RejectsFile(settings.rejects())) {
            Replay replay = new Replay(settings.plan(), emitter::send, rejects::write, stop::isRequested);
            ReplayProgress progress = ReplayProgress.start(
                    err, Terminal.isError(), replay.books(), emitter::counts, goal(settings.plan()));
            try {
                replay.run();
                emitter.flush();
            } catch (EmissionException e) {
                faults.add(String.valueOf(e.getMessage()));
                // What is still buffered may arrive yet: the books are made when its fate is known.
                emitter.close();
            } finally {
                progress.close();
            }
            return replay.books();
        } catch (UncheckedIOException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private static ReplayProgress.ReplayGoal goal(ReplayPlan plan) {
        long bytes = 0;
        for (Path file : plan.files()) {
            try {
                bytes += Files.size(file);
            } catch (IOException e) {
                return new ReplayProgress.ReplayGoal(0, plan.limit());
            }
        }
        return new ReplayProgress.ReplayGoal(plan.isLoop() ? 0 : bytes, plan.limit());
    }

    private ReplayReport report(ReplayBooks books, long sent, List<String> faults, double seconds) {
        return new ReplayReport(
                settings.plan().files().stream().map(Path::toString).toList(),
                settings.topic(),
                books.read(),
                sent,
                books.rejected(),
                books.read() - sent - books.rejected(),
                ReplayReport.byCode(books.reasons()),
                books.rejected() == 0 ? null : settings.rejects().toString(),
                seconds,
                faults);
    }

    private void close(ReplayReport report) {
        out.println(report.closing());
        out.flush();
        Path file = settings.report();
        if (file != null) {
            try {
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
            } catch (IOException e) {
                throw CommandFailure.run("the report " + file + " cannot be written: " + e.getMessage());
            }
        }
        if (!report.faults().isEmpty()) {
            throw CommandFailure.run(String.join(System.lineSeparator() + "dilepton: ", report.faults()));
        }
    }
}
