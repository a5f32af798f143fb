package io.dilepton.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.CommandRun;
import io.dilepton.cli.TrainedModels;
import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.SelfTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelsCommandIT {

    @TempDir
    private static Path home;

    private static LocalCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterConfig.temporary());
        TrainedModels.train(home.resolve("first"), 1);
        TrainedModels.train(home.resolve("second"), 2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static CommandRun models(String... arguments) {
        return CommandRun.of(
                Stream.of(Stream.of("models"), Stream.of(arguments), Stream.of("--bootstrap", cluster.bootstrap()))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    private static String answer(String... arguments) {
        CommandRun run = models(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().strip();
    }

    private static JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(answer(arguments));
    }

    private static String refusal(String... arguments) {
        CommandRun run = models(arguments);
        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        return run.err().strip();
    }

    private static String directory(String name) {
        return home.resolve(name).toString();
    }

    @Test
    @Order(1)
    void shouldSayWhatCreatesTheTopicsWhenThereAreNone() {
        assertThat(refusal("list"))
                .isEqualTo("dilepton: topic dilepton.models does not exist; `dilepton stream` and `dilepton models"
                        + " publish` create it");
    }

    @Test
    @Order(2)
    void shouldPublishEachModelOnceAndListIt() throws IOException {
        assertThat(answer("publish", directory("first"), "--alias", "champion"))
                .isEqualTo("Published z-candidate@1, now the champion");
        assertThat(answer("publish", directory("second"))).isEqualTo("Published z-candidate@2");
        assertThat(answer("publish", directory("first"))).isEqualTo("Published z-candidate@1");
        ModelManifest manifest =
                new ModelDirectory(home.resolve("second")).read().manifest();

        List<String> table = answer("list").lines().toList();
        assertThat(table).hasSize(3);
        assertThat(table.get(0)).matches("MODEL +VERSION +ALIASES +PUBLISHED +FEATURES +METRICS +SHA256");
        assertThat(table.get(1)).matches("z-candidate +1 +champion +20\\S+Z +dilepton-v1 +auc 0\\.\\d{4}, f1 .*");
        assertThat(table.get(2)).endsWith(manifest.sha256().substring(0, 12)).doesNotContain("champion");

        JsonNode list = json("list", "z-candidate", "--json");
        assertThat(list).hasSize(2);
        assertThat(list.get(0).path("aliases").get(0).asText()).isEqualTo("champion");
        assertThat(list.get(1).path("manifest").path("sha256").asText()).isEqualTo(manifest.sha256());
        assertThat(refusal("list", "higgs")).isEqualTo("dilepton: no model is named 'higgs'; published: z-candidate");
    }

    @Test
    @Order(3)
    void shouldRefuseToPublishWhatNoStreamCouldServe() throws IOException {
        ModelArtifact good = new ModelDirectory(home.resolve("first")).read();
        ModelManifest manifest = good.manifest();
        ModelManifest otherTensor = new ModelManifest(
                manifest.name(),
                1,
                manifest.sha256(),
                manifest.featureSet(),
                manifest.featureSetHash(),
                "pixels",
                manifest.output(),
                manifest.threshold(),
                manifest.training(),
                manifest.metrics());
        new ModelDirectory(home.resolve("tensor")).write(new ModelArtifact(otherTensor, good.onnx()));
        assertThat(refusal("publish", directory("tensor"))).contains("one input named 'pixels' is expected");

        SelfTest selfTest = manifest.selfTest();
        List<Float> others = selfTest.probabilities().stream()
                .map(probability -> probability < 0.5f ? probability + 0.25f : probability - 0.25f)
                .toList();
        ModelManifest otherScores =
                manifest.with(new SelfTest(selfTest.rows(), others, selfTest.tolerance()), manifest.reference());
        new ModelDirectory(home.resolve("scores")).write(new ModelArtifact(otherScores, good.onnx()));
        assertThat(refusal("publish", directory("scores"))).contains("self-test");

        ModelManifest otherFeatures = new ModelManifest(
                manifest.name(),
                1,
                manifest.sha256(),
                "dilepton-v0",
                manifest.featureSetHash(),
                manifest.input(),
                manifest.output(),
                manifest.threshold(),
                manifest.training(),
                manifest.metrics());
        new ModelDirectory(home.resolve("features")).write(new ModelArtifact(otherFeatures, good.onnx()));
        assertThat(refusal("publish", directory("features"))).contains("no feature set is named 'dilepton-v0'");

        byte[] damaged = good.onnx();
        damaged[damaged.length / 2]++;
        new ModelDirectory(home.resolve("damaged")).write(good);
        java.nio.file.Files.write(home.resolve("damaged").resolve(ModelDirectory.ONNX), damaged);
        assertThat(refusal("publish", directory("damaged"))).contains("SHA-256");
        assertThat(refusal("publish", directory("nowhere"))).contains("no readable model file");
        assertThat(json("list", "--json")).hasSize(2);
    }

    @Test
    @Order(4)
    void shouldMoveTheAliasesForthAndBack() throws IOException {
        assertThat(answer("promote", "z-candidate@2", "--alias", "challenger"))
                .isEqualTo("The challenger of z-candidate: none → 2");
        assertThat(answer("promote", "z-candidate@challenger")).isEqualTo("The champion of z-candidate: 1 → 2");
        assertThat(answer("promote", "z-candidate@2")).isEqualTo("The champion of z-candidate is 2 already");
        assertThat(refusal("promote", "z-candidate@7"))
                .isEqualTo("dilepton: model z-candidate has no version 7; published: 1, 2");
        JsonNode move = json("rollback", "z-candidate", "--json");
        assertThat(move.path("from").asInt()).isEqualTo(2);
        assertThat(move.path("to").asInt()).isEqualTo(1);
        assertThat(refusal("rollback", "z-candidate")).contains("has no earlier version to go back to");
    }

    @Test
    @Order(5)
    void shouldShowTheWholeManifest() throws IOException {
        String shown = answer("show", "z-candidate@champion");
        assertThat(shown)
                .contains("z-candidate@1")
                .contains("rolled back")
                .contains("metric auc")
                .contains("epochs");
        JsonNode json = json("show", "z-candidate@2", "--json");
        assertThat(json.path("onnxBytes").asInt()).isPositive();
        assertThat(json.path("manifest").path("training").path("seed").asInt()).isEqualTo(2);
        assertThat(refusal("show", "z-candidate@9")).contains("has no version 9; published: 1, 2");
    }

    @Test
    @Order(6)
    void shouldRetireOnlyWhatNoAliasPointsAtAndNeverReuseItsNumber() {
        assertThat(refusal("retire", "z-candidate@2")).contains("is the challenger");
        assertThat(answer("demote", "z-candidate")).isEqualTo("The challenger of z-candidate was 2, there is none now");
        assertThat(refusal("demote", "z-candidate")).contains("has no challenger");
        assertThat(refusal("demote", "z-candidate", "--alias", "champion")).contains("cannot be removed");
        assertThat(answer("retire", "z-candidate@2")).isEqualTo("Retired z-candidate@2");
        assertThat(answer("list")).containsPattern("z-candidate +2 +retired");
        assertThat(answer("show", "z-candidate@2")).contains("its ONNX bytes are gone");
        assertThat(refusal("promote", "z-candidate@2")).contains("z-candidate@2 is retired; published: 1");
        assertThat(answer("publish", directory("second"))).isEqualTo("Published z-candidate@3");
    }

    @Test
    @Order(7)
    void shouldShowTheCardThatWasPublishedAlsoOfARetiredVersion() throws IOException {
        byte[] written = Files.readAllBytes(home.resolve("second/card.json"));
        for (JsonNode version : json("list", "z-candidate", "--json")) {
            int number = version.path("manifest").path("version").asInt();
            String card = answer("show", "z-candidate@" + number, "--card");
            assertThat(card)
                    .startsWith("# Model card: z-candidate@" + number)
                    .contains(version.path("manifest").path("sha256").asText(), "--simulate=2000");
        }
        assertThat(answer("show", "z-candidate@2", "--card", "--format", "json") + "\n")
                .isEqualTo(new String(written, StandardCharsets.UTF_8));
        String elsewhere = directory("elsewhere");
        assertThat(answer("show", "z-candidate@2", "--card", "--out", elsewhere))
                .isEqualTo("Wrote the card of z-candidate@2 to " + elsewhere);
        assertThat(home.resolve("elsewhere/card.html")).content().contains("<h1>z-candidate@2</h1>");
        assertThat(home.resolve("elsewhere/plots/score-mass.png"))
                .hasBinaryContent(Files.readAllBytes(home.resolve("second/plots/score-mass.png")));
        assertThat(models("show", "z-candidate@2", "--format", "md").exitCode()).isEqualTo(2);
    }

    @Test
    @Order(8)
    void shouldRefuseTheCardOfAnotherModelAndSayWhereThereIsNone() throws IOException {
        Path mixed = home.resolve("mixed");
        TrainedModels.train(mixed, 3);
        Files.copy(home.resolve("first/card.json"), mixed.resolve("card.json"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(refusal("publish", mixed.toString())).contains("is the card of another model");
        Files.delete(mixed.resolve("card.json"));
        CommandRun published = models("publish", mixed.toString());
        assertThat(published.exitCode()).isZero();
        assertThat(published.err()).contains("the version has no model card");
        String version = published.out().strip().replace("Published ", "");
        assertThat(refusal("show", version, "--card")).contains("was published without a card");
    }

    @Test
    @Order(9)
    void shouldSayInOneLineThatNoBrokerAnswers() {
        CommandRun run = CommandRun.of("models", "list", "--bootstrap", "127.0.0.1:9");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip())
                .isEqualTo(
                        "dilepton: no Kafka broker answers at 127.0.0.1:9; is it running, and is the address right?");
    }
}
