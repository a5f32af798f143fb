package io.dilepton.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import io.dilepton.cli.TrainedModels;
import io.dilepton.cli.documents.ReaderShell.Outcome;
import io.dilepton.cli.documents.Treatment.Background;
import io.dilepton.cli.documents.Treatment.Elsewhere;
import io.dilepton.cli.documents.Treatment.NotRun;
import io.dilepton.cli.documents.Treatment.Run;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.topics.TopicAdmin;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the commands of the documentation, in order, against a broker and a registry. */
class DocumentedCommandsIT {

    private final OtherTest others = new OtherTest(CommandRun.commandLine());

    @TempDir
    Path folder;

    @Test
    void shouldRunEveryCommandOfTheDocumentation() throws Exception {
        List<DocumentedCommand> commands = Document.all().stream()
                .flatMap(document -> document.commands().stream())
                .toList();
        assertThat(Rules.idle(commands)).as("rules that no command needs").isEmpty();
        List<String> failed = new ArrayList<>();
        int generatorPort = freePort();
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.temporary());
                ReaderShell shell =
                        new ReaderShell(folder, cluster.bootstrap(), cluster.registryUrl(), generatorPort)) {
            prepare(cluster);
            String block = "";
            String document = commands.get(0).document();
            int lasting = Integer.MAX_VALUE;
            for (DocumentedCommand command : commands) {
                if (!command.document().equals(document)) {
                    // What the first document starts, a stream among it, is what the others take for granted.
                    lasting = Math.min(lasting, shell.running());
                    shell.endAllBut(lasting);
                    document = command.document();
                }
                String where = command.document() + "#" + command.block();
                if (!where.equals(block)) {
                    shell.home();
                    block = where;
                }
                String text = Rules.changed(command.text())
                        .replace("http://127.0.0.1:8081/apis/ccompat/v7", cluster.registryUrl())
                        .replace("http://127.0.0.1:8081", cluster.registryUrl())
                        .replace("127.0.0.1:9092", cluster.bootstrap())
                        .replace("127.0.0.1:9480", "127.0.0.1:" + generatorPort)
                        .replace("http://HOST:9464", shell.endpoint())
                        .replace("/tmp/", folder + "/");
                treat(command, text, shell, failed);
            }
            shell.endAllBut(0);
            assertThat(shell.ends())
                    .as("services that were asked to stop")
                    .isNotEmpty()
                    .containsOnly(0);
        }
        assertThat(failed).isEmpty();
    }

    /**
     * What the documents take for granted: a model that was trained before, a file of events under the
     * name that the tutorial downloads, and some records that are no events.
     */
    private void prepare(LocalCluster cluster) throws Exception {
        TrainedModels.train(folder.resolve("second-model"), 2);
        Path events = folder.resolve("data/dielectron-2010.csv");
        Files.createDirectories(folder.resolve("data"));
        String recorded = System.getenv("DILEPTON_DATA");
        if (recorded == null) {
            simulate(events, "electron", 1);
        } else {
            try (InputStream rows =
                    new GZIPInputStream(Files.newInputStream(Path.of(recorded, "dielectron_cms2010.csv.gz")))) {
                Files.copy(rows, events);
            }
        }
        simulate(folder.resolve("recorded.csv.gz"), "electron", 2);
        simulate(folder.resolve("recorded-zee.csv.gz"), "electron", 3);
        simulate(folder.resolve("recorded-zmumu.csv.gz"), "muon", 4);
        Map<String, Object> config = Map.of("bootstrap.servers", cluster.bootstrap());
        try (TopicAdmin admin = new TopicAdmin(config, Duration.ofSeconds(30));
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            admin.create(Topics.all(), TopicAdmin.BROKER_DEFAULT);
            for (int i = 0; i < 3; i++) {
                assertThat(producer.send(new ProducerRecord<>(Topics.EVENTS, "1:1:" + i, "no event"))
                                .get())
                        .isNotNull();
            }
        }
    }

    private static void simulate(Path file, String channel, int seed) {
        CommandRun run = CommandRun.of(
                "simulate", "--events", "6000", "--channel", channel, "--seed", "" + seed, "--out", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private void treat(DocumentedCommand command, String text, ReaderShell shell, List<String> failed)
            throws IOException, InterruptedException {
        Treatment treatment = Rules.of(command);
        long start = System.nanoTime();
        Outcome outcome = outcome(command, treatment, text, shell);
        System.out.printf("%.1f s %s, typed as: %s%n", (System.nanoTime() - start) / 1e9, command, text);
        if (outcome.exitCode() != 0) {
            failed.add(command + "\n  typed as: " + text + "\n  exit code " + outcome.exitCode() + ": "
                    + outcome.printed());
        }
    }

    private Outcome outcome(DocumentedCommand command, Treatment treatment, String text, ReaderShell shell)
            throws IOException, InterruptedException {
        if (treatment instanceof Run) {
            return ClientPrograms.lacks(text) ? new Outcome(0, "") : shell.type(text);
        } else if (treatment instanceof Background background) {
            return shell.leave(text, background.sign());
        } else if (treatment instanceof Elsewhere elsewhere) {
            List<String> missing = others.missing(elsewhere.test(), command);
            return new Outcome(missing.size(), elsewhere.test() + " does not say " + missing);
        } else if (treatment instanceof NotRun) {
            return new Outcome(0, "");
        }
        throw new IllegalStateException("unknown treatment " + treatment);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
