package io.dilepton.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.cli.CommandRun;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that Prometheus may look at. */
class TrainingEndpointTest {

    private static final int EPOCHS = 150;
    private static final int SECONDS = 60;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private CommandRun train(int port) {
        return CommandRun.of(
                "train",
                "z-candidate",
                "--simulate=2000",
                "--hidden=16",
                "--epochs=" + EPOCHS,
                "--patience=" + EPOCHS,
                "--metrics-host=127.0.0.1",
                "--metrics-port=" + port,
                "--out=" + folder.resolve("model"));
    }

    private String scrape(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void shouldShowHowFarItIsWhileItTrainsAndNothingAfterwards() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CompletableFuture<CommandRun> training = CompletableFuture.supplyAsync(() -> train(port));

        double first = awaitEpochs(training, port, 0);
        double later = awaitEpochs(training, port, first);
        String last = scrape(port);

        assertThat(training)
                .as("what was scraped is of a training that went on")
                .isNotDone();
        assertThat(later).isGreaterThan(first).isLessThanOrEqualTo(EPOCHS);
        assertThat(value(last, "dilepton_training_epochs", "")).isEqualTo(EPOCHS);
        assertThat(value(last, "dilepton_training_loss", "train")).isBetween(0.0, 2.0);
        assertThat(value(last, "dilepton_training_loss", "validation")).isBetween(0.0, 2.0);
        assertThat(value(last, "dilepton_training_auc", "")).isBetween(0.0, 1.0);
        assertThat(value(last, "dilepton_training_rows_rate", "")).isPositive();
        CommandRun run = training.get(SECONDS, TimeUnit.SECONDS);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThatThrownBy(() -> scrape(port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = train(taken.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err().lines())
                    .last()
                    .asString()
                    .startsWith("dilepton: ")
                    .contains(String.valueOf(taken.getLocalPort()));
            assertThat(run.err()).doesNotContain("\tat ");
            assertThat(folder.resolve("model/model.onnx")).doesNotExist();
        }
    }

    /** Waits until more epochs have ended than so many. */
    private double awaitEpochs(CompletableFuture<CommandRun> training, int port, double than) throws Exception {
        double epochs = than;
        while (epochs <= than && !training.isDone()) {
            try {
                epochs = value(scrape(port), "dilepton_training_epoch", "");
            } catch (ConnectException e) {
                Thread.onSpinWait();
            }
        }
        return epochs;
    }

    /** Returns the value of this task's series of a name, and of a part of the events where one is given; 0 where there is none yet. */
    private static double value(String metrics, String name, String part) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("task=\"z-candidate\""))
                .filter(line -> line.contains("part=\"" + part) || part.isEmpty())
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
