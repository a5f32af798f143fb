package io.dilepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.ModelManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home;

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private int train(String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"train", "z-candidate", "--epochs", "2", "--simulate=6000"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return run(arguments);
    }

    @Test
    void shouldWriteModelTableAndReportWhenTrainedOnTheSimulation() throws IOException {
        Path directory = home.resolve("model");
        Path report = home.resolve("deep/report.json");
        assertThat(train("--out", directory.toString(), "--report", report.toString(), "--seed", "3"))
                .isZero();
        ModelArtifact model = new ModelDirectory(directory).read();
        assertThat(model.manifest().training().seed()).isEqualTo(3);
        assertThat(out.toString()).contains("majority class", "logistic regression", "network", "Wrote z-candidate to");
        assertThat(err.toString()).contains("6,000 simulated electron pairs", "epoch 2/2");
        JsonNode json = new JsonMapper().readTree(Files.readAllBytes(report));
        assertThat(json.at("/events/read").asLong()).isEqualTo(6000);
        assertThat(json.at("/model/sha256").asText()).isEqualTo(model.manifest().sha256());
        assertThat(json.at("/heldOut/network/auc/value").asDouble())
                .isEqualTo(model.manifest().metrics().get("auc"));
        assertThat(json.at("/rows/train").asLong()
                        + json.at("/rows/validation").asLong()
                        + json.at("/rows/heldOut").asLong())
                .isEqualTo(6000);
    }

    @Test
    void shouldKeepTheModelThatIsThereUnlessForced() throws IOException {
        Files.write(home.resolve(ModelDirectory.ONNX), new byte[] {1});
        assertThat(train("--out", home.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("holds a model already; give --force");
        assertThat(Files.readAllBytes(home.resolve(ModelDirectory.ONNX))).containsExactly(1);
        assertThat(train("--out", home.toString(), "--force")).isZero();
        assertThat(new ModelDirectory(home).read().manifest().name()).isEqualTo("z-candidate");
    }

    @Test
    void shouldExitWithTwoWhenTheCommandLineIsWrong() {
        String directory = home.resolve("model").toString();
        assertThat(run("train")).isEqualTo(2);
        assertThat(run("train", "z-candidate")).isEqualTo(2);
        assertThat(train("--out", directory, "--dropout", "1.5")).isEqualTo(2);
        assertThat(train("--out", directory, "--data", "a.csv")).isEqualTo(2);
        assertThat(run("train", "z-candidate", "--out", directory, "--data", "missing.csv"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "name a task: z-candidate",
                        "dropout must lie in [0, 1), not 1.5",
                        "give --data or --simulate, not both",
                        "missing.csv");
    }

    @Test
    void shouldSayWhichPhysicsTermsMakeNoSense() {
        String directory = home.resolve("model").toString();
        assertThat(run("train", "higgs", "--data", "a.csv", "--out", directory, "--lambda-mass", "1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("weights of physics terms need a form: literal or differentiable");
        assertThat(run(
                        "train",
                        "higgs",
                        "--data",
                        "a.csv",
                        "--out",
                        directory,
                        "--physics",
                        "literal",
                        "--lambda-mass",
                        "1",
                        "--lambda-decorrelation",
                        "0.1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("decorrelation needs the differentiable form");
    }

    @Test
    void shouldExitWithOneWhenTheEventsCannotTrain() {
        assertThat(run("train", "z-candidate", "--simulate=30", "--out", home.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the train part has");
    }

    @Test
    void shouldMeasureAnExportedModelWhenFilesHaveLabels() throws IOException {
        String model = home.resolve("model").toString();
        Path events = home.resolve("events.csv.gz");
        Path report = home.resolve("evaluation.json");
        assertThat(train("--out", model)).isZero();
        assertThat(run("simulate", "--events", "3000", "--seed", "77", "--out", events.toString()))
                .isZero();
        assertThat(run("evaluate", model, "--data", events.toString(), "--report", report.toString()))
                .isZero();
        JsonNode json = new JsonMapper().readTree(Files.readAllBytes(report));
        assertThat(json.at("/rows").asLong()).isGreaterThan(2_000);
        for (String metric : new String[] {"accuracy", "precision", "recall", "f1", "auc", "ece", "brier"}) {
            double value = json.at("/" + metric + "/value").asDouble();
            assertThat(value).isBetween(0.001, 1.0);
            assertThat(json.at("/" + metric + "/low").asDouble()).isLessThanOrEqualTo(value);
            assertThat(json.at("/" + metric + "/high").asDouble()).isGreaterThanOrEqualTo(value);
        }
        assertThat(json.at("/ams").isMissingNode()).isTrue();
        assertThat(out.toString()).contains("Calibration error (ECE) ", ", Brier score ");
        assertThat(run(
                        "evaluate",
                        model,
                        "--part",
                        "held_out",
                        "--data",
                        events.toString(),
                        "--report",
                        report.toString()))
                .isZero();
        JsonNode heldOut = new JsonMapper().readTree(Files.readAllBytes(report));
        assertThat(heldOut.at("/rows").asLong())
                .isBetween(json.at("/rows").asLong() / 10, json.at("/rows").asLong() / 5);
    }

    @Test
    void shouldSayWhatIsWrongWhenAModelCannotBeEvaluated() throws IOException {
        Path events = home.resolve("events.csv.gz");
        assertThat(run("simulate", "--events", "10", "--out", events.toString()))
                .isZero();
        assertThat(run("evaluate", home.resolve("none").toString(), "--data", events.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no readable model file");
        assertThat(run("evaluate", home.resolve("none").toString())).isEqualTo(2);
    }

    @Test
    void shouldTakeHyperparametersFromAFileAndTheCommandLineBeforeIt() throws IOException {
        Path config = Files.writeString(
                home.resolve("plan.yaml"),
                "hidden: [12, 6]\nactivation: tanh\noptimiser: sgd\nmomentum: 0.8\nlearningRate: 1e-2\nseed: 4\nepochs: 9\n");
        Path directory = home.resolve("model");
        assertThat(train("--out", directory.toString(), "--config", config.toString()))
                .isZero();
        ModelManifest.Training training =
                new ModelDirectory(directory).read().manifest().training();
        assertThat(training.seed()).isEqualTo(4);
        assertThat(training.hyperparameters())
                .containsEntry("hidden", "[12, 6]")
                .containsEntry("activation", "tanh")
                .containsEntry("momentum", "0.8")
                .containsEntry("learningRate", "0.01")
                .containsEntry("epochs", "2");
    }

    @Test
    void shouldSayWhatIsWrongWhenTheFileIs() throws IOException {
        Path config = home.resolve("plan.yaml");
        String[] arguments = {"--out", home.resolve("m").toString(), "--config", config.toString()};
        assertThat(train(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains("plan.yaml: no such file");
        Files.writeString(config, "dropuot: 0.2\n");
        assertThat(train(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains("plan.yaml: unknown key 'dropuot': did you mean 'dropout'?");
        Files.writeString(config, "hidden: [1\n");
        assertThat(train(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains("plan.yaml is no YAML of names and values");
        assertThat(train("--out", home.resolve("m").toString(), "--config", "dilepton.properties"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("give dilepton.properties", "by --client-config");
        Files.writeString(config, "physics: differentiable\n");
        assertThat(train(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains("physics terms are those of the task higgs, not of z-candidate");
    }

    @Test
    void shouldRefuseWhenThereIsNothingToResumeOrAStoppedTrainingIsInTheWay() throws IOException {
        Path directory = Files.createDirectory(home.resolve("model"));
        assertThat(train("--out", directory.toString(), "--resume")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no training to resume in");
        Files.writeString(directory.resolve("training.checkpoint"), "not one");
        assertThat(train("--out", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("give --resume to go on, or --force to start anew");
        assertThat(train("--out", directory.toString(), "--resume")).isEqualTo(1);
        assertThat(err.toString()).contains("the checkpoint");
        assertThat(train("--out", directory.toString(), "--force")).isZero();
        assertThat(directory.resolve("training.checkpoint")).doesNotExist();
    }
}
