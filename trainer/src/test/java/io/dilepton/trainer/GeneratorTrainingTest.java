package io.dilepton.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.generation.Acceptance;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.GeneratedEvents;
import io.dilepton.core.generation.UnmetConditionsException;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.inference.ModelRefusedException;
import io.dilepton.core.inference.ModelTrial;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.registry.GeneratorContract;
import io.dilepton.core.registry.ManifestJson;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.simulation.Channel;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.generative.GenerativeListener;
import io.dilepton.trainer.generative.GenerativePlan;
import io.dilepton.trainer.generative.GeneratorDivergedException;
import io.dilepton.trainer.generative.Method;
import io.dilepton.trainer.training.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTrainingTest {

    private static final int EVENTS = 3000;
    private static final GeneratorData MUONS = data(GeneratorProcess.ZMUMU, EVENTS);
    private static final ModelArtifact MODEL = train(8);

    private static GeneratorData data(GeneratorProcess process, int events) {
        GeneratorData data = new GeneratorData(process);
        process.simulation(11).events(0, events).forEach(data::add);
        return data;
    }

    private static GenerativePlan plan(int steps) {
        return GenerativePlan.refined(12, 4).withSteps(steps);
    }

    private static ModelArtifact train(int steps) {
        return GeneratorTraining.train(GeneratorProcess.ZMUMU, MUONS, plan(steps), GenerativeListener.SILENT, null);
    }

    private static GeneratedEvents events(Conditions conditions) {
        return GeneratedEvents.load(MODEL, InferenceDevice.CPU, "request", 7, conditions);
    }

    @Test
    void shouldGiveTheSameBytesWhenSeedAndEventsAreTheSame() {
        ModelArtifact again = train(8);

        assertThat(again.onnx()).isEqualTo(MODEL.onnx());
        assertThat(ManifestJson.write(again.manifest())).isEqualTo(ManifestJson.write(MODEL.manifest()));
    }

    @Test
    void shouldDescribeTheGeneratorInItsManifest() {
        ModelManifest manifest = ManifestJson.read(ManifestJson.write(MODEL.manifest()));

        assertThat(manifest).isEqualTo(MODEL.manifest());
        assertThat(manifest.generator().latent()).isEqualTo(20);
        assertThat(manifest.generator().width()).isEqualTo(12);
        assertThat(manifest.featureSet()).isEqualTo("zll-v2");
        assertThat(manifest.reference())
                .as("histograms of the training events")
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference.rows())
                        .isEqualTo(manifest.training().trainRows()));
        assertThat(manifest.metrics().get("parity")).isLessThanOrEqualTo(GeneratorTraining.PARITY);
        assertThat(manifest.metrics())
                .containsKeys(
                        "heldOut.w1",
                        "heldOut.w1Floor",
                        "heldOut.meanDifference",
                        "heldOut.correlationDifferenceFloor",
                        "validation.distance");
        ModelTrial.require(MODEL);
    }

    @Test
    void shouldMakeTheSameEventWhateverTheBatch() {
        try (GeneratedEvents source = events(Conditions.NONE)) {
            List<CollisionEvent> whole = source.events(0, 300);
            List<CollisionEvent> parts = new ArrayList<>();
            for (int size : new int[] {1, 2, 3, 5, 8, 13, 21, 34, 55, 158}) {
                parts.addAll(source.events(parts.size(), size));
            }

            assertThat(parts).isEqualTo(whole);
            assertThat(source.events(299, 1)).isEqualTo(whole.subList(299, 300));
            assertThat(whole.get(5).lineage()).isEqualTo(new Lineage("zmumu", 1, "request", 5));
        }
    }

    @Test
    void shouldMakeTheSameEventsOfANarrowMassWindowWhateverTheBatch() {
        Conditions rare = new Conditions(Channel.MUON, 108, 112);
        try (GeneratedEvents source = events(rare)) {
            List<CollisionEvent> whole = source.events(0, 40);

            assertThat(whole).allMatch(rare::allow);
            assertThat(source.events(3, 1)).isEqualTo(whole.subList(3, 4));
            assertThat(source.events(10, 30)).isEqualTo(whole.subList(10, 40));
        }
    }

    @Test
    void shouldKeepToTheAcceptanceAndTheConditions() {
        Acceptance acceptance = Acceptance.of(MODEL.manifest().generator().acceptance());
        try (GeneratedEvents source = events(new Conditions(Channel.MUON, 85, 95))) {
            for (CollisionEvent event : source.events(0, 500)) {
                assertThat(event.first().flavour()).isEqualTo(LeptonFlavour.MUON);
                assertThat(Math.abs(event.first().charge())).isEqualTo(1);
                assertThat(PairMass.of(event.first(), event.second())).isBetween(85.0, 95.0);
                assertThat(Math.min(event.first().pt(), event.second().pt()))
                        .isGreaterThanOrEqualTo(acceptance.subPt());
            }
        }
    }

    @Test
    void shouldSayWhenConditionsCannotBeMet() {
        assertThatThrownBy(() -> events(new Conditions(Channel.BOTH, 200, 300)))
                .isInstanceOf(UnmetConditionsException.class)
                .hasMessageContaining("makes masses from");
        try (GeneratedEvents source = events(Conditions.of(Channel.ELECTRON))) {
            assertThatThrownBy(() -> source.events(0, 1))
                    .isInstanceOf(UnmetConditionsException.class)
                    .hasMessageContaining("electron pairs");
        }
    }

    @Test
    void shouldComeNearToTheTrainingEventsWithFewSteps() {
        double floor = MODEL.manifest().metrics().getOrDefault("heldOut.w1Floor", Double.NaN);

        assertThat(MODEL.manifest().metrics().get("heldOut.w1")).isLessThan(3 * floor);
    }

    @Test
    void shouldNotScoreEventsWithAGenerator() {
        assertThatThrownBy(() -> OnnxModel.load(MODEL, FeatureSets.named(FeatureSets.DILEPTON_V1)))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("zmumu/1 is a generator of events");
    }

    @Test
    void shouldRefuseAGeneratorThatComputesSomethingElse() {
        GeneratorContract contract = MODEL.manifest().generator();
        List<List<Float>> wrong = new ArrayList<>(contract.quantities());
        List<Float> row = new ArrayList<>(wrong.get(3));
        row.set(0, row.get(0) + 1);
        wrong.set(3, row);
        ModelManifest manifest = MODEL.manifest()
                .generating(new GeneratorContract(
                        contract.latent(), contract.acceptance(), contract.latents(), wrong, contract.tolerance()));

        assertThatThrownBy(() -> ModelTrial.require(new ModelArtifact(manifest, MODEL.onnx())))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("row 3 should have");
    }

    @Test
    void shouldGiveTheSameBytesWhenStoppedAndResumed(@TempDir Path directory) {
        Checkpoint checkpoint = new Checkpoint(directory.resolve("checkpoint"));
        GenerativePlan plan = plan(6);
        GenerativeListener stop = report -> {
            if (report.step() == 3) {
                Thread.currentThread().interrupt();
            }
        };

        assertThatThrownBy(() -> GeneratorTraining.train(GeneratorProcess.ZMUMU, MUONS, plan, stop, checkpoint))
                .isInstanceOf(CancellationException.class);
        assertThat(checkpoint.exists()).isTrue();
        ModelArtifact resumed =
                GeneratorTraining.train(GeneratorProcess.ZMUMU, MUONS, plan, GenerativeListener.SILENT, checkpoint);

        assertThat(resumed.onnx()).isEqualTo(train(6).onnx());
        assertThat(checkpoint.exists()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void shouldTrainByEveryMethodWithThePublishedSettings(Method method) {
        GenerativePlan plan = GenerativePlan.published(method, 2, 1);

        ModelArtifact model =
                GeneratorTraining.train(GeneratorProcess.ZMUMU, MUONS, plan, GenerativeListener.SILENT, null);

        assertThat(model.manifest().training().hyperparameters()).containsEntry("method", method.toString());
        assertThat(model.manifest().generator().latent()).isEqualTo(128);
    }

    @Test
    void shouldStopWithAClearErrorWhenALossIsLost() {
        GenerativePlan plan = plan(3);
        GenerativePlan wild = new GenerativePlan(
                plan.method(),
                plan.scaling(),
                plan.latent(),
                plan.generator(),
                plan.critic(),
                plan.criticSteps(),
                plan.batch(),
                1e30,
                1e30,
                plan.beta1(),
                plan.beta2(),
                plan.schedule(),
                plan.penalty(),
                plan.clip(),
                plan.averaging(),
                plan.steps(),
                plan.checkEvery(),
                plan.seed());

        assertThatThrownBy(() ->
                        GeneratorTraining.train(GeneratorProcess.ZMUMU, MUONS, wild, GenerativeListener.SILENT, null))
                .isInstanceOf(GeneratorDivergedException.class)
                .hasMessageContaining("lower the learning rates");
    }

    @Test
    void shouldAskForMoreEventsWhenThereAreTooFew() {
        GeneratorData few = data(GeneratorProcess.TTBAR, 60);

        assertThatThrownBy(() ->
                        GeneratorTraining.train(GeneratorProcess.TTBAR, few, plan(1), GenerativeListener.SILENT, null))
                .isInstanceOf(UnusableDatasetException.class)
                .hasMessageContaining("at least 500 are needed");
    }
}
