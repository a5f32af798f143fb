package io.dilepton.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandProcess;
import io.dilepton.cli.CommandRun;
import io.dilepton.cli.TrainedModels;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that hangs in the middle of a backlog. The application has a heap into which neither the backlog nor what comes of it would fit many
 * times over, and ends at once when the heap is full.
 */
@EnabledOnOs(OS.LINUX)
class BackPressureIT {

    private static final int EVENTS = 120_000;
    private static final String HEAP_MB = "112";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern IN = Pattern.compile("dilepton_events_in_total\\{[^}]*} ([0-9.E]+)");

    @TempDir
    private static Path directory;

    @Test
    void shouldWaitWithinItsMemoryAndGoOnWhenTheBrokerHangs() throws Exception {
        try (CommandProcess cluster = CommandProcess.start(
                directory, Map.of(), "cluster", "start", "--json", "--port", "0", "--registry-port", "0")) {
            JsonNode json = new ObjectMapper()
                    .readTree(cluster.awaitOutput("}\n")
                            .lines()
                            .filter(line -> line.startsWith("{"))
                            .findFirst()
                            .orElseThrow());
            String[] where = {
                "--bootstrap",
                json.path("bootstrap").asText(),
                "--registry",
                json.path("registry").asText()
            };
            backlog(where);
            try (CommandProcess stream = stream(where)) {
                String url = url(stream.awaitOutput("Ctrl-C stops"));
                await(() -> in(url) > EVENTS / 20);
                cluster.signal("STOP");
                double stalled = awaitStandstill(url);
                assertThat(stalled).isLessThan(EVENTS);
                assertThat(get(url + "/health/live").statusCode()).isEqualTo(200);
                cluster.signal("CONT");
                // Ends once so many committed scores were read: only then is the backlog worked off, whatever was done
                // twice in between.
                subscribe(where, "--limit", "" + EVENTS);
                assertThat(stream.isAlive()).isTrue();
                stream.terminate();
                assertThat(stream.awaitExit()).as(stream.err()).isZero();
            }
            List<String> scores = subscribe(where, "--until-end");
            assertThat(scores).hasSize(EVENTS).doesNotHaveDuplicates();
        }
    }

    /** Returns the rows of the scores from the earliest on. */
    private static List<String> subscribe(String[] where, String... until) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("subscribe", "z", "--from", "earliest", "--format", "csv"));
        arguments.addAll(List.of(where));
        arguments.addAll(List.of(until));
        try (CommandProcess subscription =
                CommandProcess.start(directory, Map.of(), arguments.toArray(String[]::new))) {
            assertThat(subscription.awaitExit()).as(subscription.err()).isZero();
            return subscription.out().lines().skip(1).toList();
        }
    }

    private static void backlog(String... where) {
        Path model = TrainedModels.train(directory.resolve("model"), 1);
        run("models", "publish", model.toString(), "--alias", "champion", where[0], where[1], where[2], where[3]);
        String events = directory.resolve("events.csv").toString();
        run("simulate", "--events", "" + EVENTS, "--out", events);
        run("replay", events, "--max", where[0], where[1], where[2], where[3]);
    }

    private static void run(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static CommandProcess stream(String... where) throws IOException {
        return CommandProcess.start(
                directory,
                Map.of("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP_MB + "m -XX:+ExitOnOutOfMemoryError"),
                "stream",
                "--metrics-port",
                "0",
                "--state-dir",
                directory.resolve("state").toString(),
                "--set",
                "producer.buffer.memory=4194304",
                where[0],
                where[1],
                where[2],
                where[3]);
    }

    /** Waits until the application has read nothing for three seconds, and returns how much it had read. */
    private static double awaitStandstill(String url) {
        double last = -1;
        int same = 0;
        while (same < 6) {
            double now = in(url);
            same = now == last ? same + 1 : 0;
            last = now;
            LockSupport.parkNanos(500_000_000);
        }
        return last;
    }

    private static double in(String url) {
        try {
            Matcher matcher = IN.matcher(get(url + "/metrics").body());
            return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the metrics do not answer", e);
        }
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String url(String greeting) {
        Matcher matcher = Pattern.compile("(http://\\S+)/metrics").matcher(greeting);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
