package io.dilepton.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.physics.PhysicsForm;
import io.dilepton.trainer.physics.PhysicsPlan;
import io.dilepton.trainer.search.DrawScore;
import io.dilepton.trainer.search.RandomSearch;
import io.dilepton.trainer.search.SearchSpace;
import io.dilepton.trainer.training.EnsembleTraining;
import io.dilepton.trainer.training.FittedEnsemble;
import io.dilepton.trainer.training.Teacher;
import io.dilepton.trainer.training.TrainedNetwork;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HiggsTrainingTest {

    /** Signal has a peak in the ditau mass, which a third of the events lack, and harder momenta. */
    static CollisionEvent toy(long number, SplittableRandom random, @Nullable Truth truth) {
        boolean signal = truth != null && truth.signal();
        double scale = signal ? 1.3 : 1;
        double mass = signal ? 120 + 8 * random.nextGaussian() : 40 + 120 * random.nextDouble();
        List<Jet> jets = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            jets.add(new Jet(30 + 90 * random.nextDouble(), random.nextDouble(-3, 3), phi(random), Double.NaN));
        }
        return new CollisionEvent(
                new EventId(1, 0, number),
                Instant.EPOCH,
                Origin.SIMULATION,
                null,
                "toy",
                lepton(LeptonFlavour.MUON, scale * random.nextDouble(25, 70), random),
                lepton(LeptonFlavour.TAU_HAD, scale * random.nextDouble(20, 80), random),
                new MissingPt(scale * random.nextDouble(5, 90), phi(random), random.nextDouble(100, 600)),
                jets,
                null,
                random.nextInt(3) == 0 ? Double.NaN : Math.max(20, mass),
                truth);
    }

    private static Lepton lepton(LeptonFlavour flavour, double pt, SplittableRandom random) {
        return new Lepton(flavour, 0, pt, random.nextDouble(-2, 2), phi(random), flavour.mass());
    }

    private static double phi(SplittableRandom random) {
        return random.nextDouble(-Math.PI, Math.PI);
    }

    private static EventDataset toys() {
        SplittableRandom random = new SplittableRandom(21);
        EventDataset.Builder builder = Task.HIGGS.dataset();
        for (int i = 0; i < 4000; i++) {
            boolean signal = random.nextInt(3) == 0;
            double weight = signal ? 0.002 : random.nextDouble(0.5, 2);
            builder.add(toy(i, random, new Truth(signal ? "htautau" : "background", signal, weight)));
        }
        builder.add(toy(9999, random, null));
        return builder.build();
    }

    private static TrainingPlan quick(long seed) {
        return new TrainingPlan(List.of(32, 16), 0.2, 15, 15, 128, 0.01, 1e-5, 0.95, 0, 2, seed);
    }

    @Test
    void shouldLearnThePeakAndCarrySignificanceWhenEventsAreToys() {
        EventDataset dataset = toys();
        assertThat(dataset.notApplicable()).isEqualTo(1);
        TrainingOutcome outcome = TaskTraining.train(Task.HIGGS, dataset, quick(1), TrainingListener.SILENT);
        assertThat(outcome.network().metrics().auc())
                .isGreaterThan(0.75)
                .isGreaterThan(outcome.logisticRegression().metrics().auc() + 0.01);
        assertThat(outcome.parity()).isLessThanOrEqualTo(1e-5);

        ModelManifest manifest = outcome.artifact().manifest();
        assertThat(manifest.name()).isEqualTo("higgs");
        assertThat(manifest.featureSet()).isEqualTo(FeatureSets.HIGGS_V2);
        assertThat(manifest.metrics()).containsKeys("ams", "ams.low95", "logistic-regression.ams");
        assertThat(manifest.training().hyperparameters())
                .containsEntry("members", "2")
                .containsEntry("threshold", "even odds by a logistic fit");
        assertThat(manifest.referenceOf("mmcMass").orElseThrow().edges()).contains(-999f);
        OnnxModel.load(outcome.artifact(), dataset.features()).close();
    }

    @Test
    void shouldExportTheSameBytesWhenTheSeedIsTheSame() {
        byte[] first = onnx(3);
        assertThat(onnx(3)).isEqualTo(first);
        assertThat(onnx(4)).isNotEqualTo(first);
    }

    private static byte[] onnx(long seed) {
        return TaskTraining.train(Task.HIGGS, toys(), quick(seed).withEpochs(2), TrainingListener.SILENT)
                .artifact()
                .onnx();
    }

    @Test
    void shouldTrainOnMoreRowsAndChooseTheThresholdOnAllWhenMembersLeaveFoldsOut() {
        EventDataset dataset = toys();
        FittedEnsemble fitted = new EnsembleTraining(
                        quick(1).withEpochs(3).withMembers(5).withFolds(4), Teacher.NONE, TrainingListener.SILENT, null)
                .train(dataset, Task.HIGGS.preprocessing(dataset.part(EventSplit.TRAIN)));
        FeatureMatrix rows = dataset.parts(Set.of(EventSplit.TRAIN, EventSplit.VALIDATION));
        assertThat(fitted.network().members()).hasSize(5);
        assertThat(fitted.heldBack().labels()).isEqualTo(rows.labels());
        // Rows of fold 1 are scored by member 1 alone, those of fold 0 by members 0 and 4.
        List<TrainedNetwork> members = fitted.network().members();
        double second = members.get(1).logits(rows.values(), rows.rows())[5];
        assertThat(fitted.heldBack().logits()[5]).isCloseTo(second, within(1e-5));
        double signal = 0;
        for (int member : new int[] {0, 4}) {
            signal += 0.5 * Calibration.sigmoid(members.get(member).logits(rows.values(), rows.rows())[8]);
        }
        assertThat(Calibration.sigmoid(fitted.heldBack().logits()[8])).isCloseTo(signal, within(1e-6));
    }

    private static TrainingOutcome trained(PhysicsPlan physics) {
        return TaskTraining.train(
                Task.HIGGS, toys(), quick(5).withEpochs(4).withPhysics(physics), TrainingListener.SILENT);
    }

    @Test
    void shouldSearchWeightsOfPhysicsTermsAndMeasureSculpting() {
        EventDataset dataset = toys();
        Set<EventSplit> parts = Set.of(EventSplit.TRAIN, EventSplit.VALIDATION);
        RandomSearch search = new RandomSearch(
                SearchSpace.of(Map.of("physics", "differentiable", "lambdaDecorrelation", List.of(0.01, 20))),
                quick(2).withEpochs(6).withMembers(1),
                new RandomSearch.Rows(
                        dataset.parts(parts), dataset.observables(parts).orElseThrow()),
                2,
                new RandomSearch.Recipe(Task.HIGGS::preprocessing, Task.HIGGS::taught));
        Map<Object, Double> sculpting = new HashMap<>();
        for (DrawScore draw : search.run(6, 2, List.of(), score -> {})) {
            sculpting.put(draw.fields().get("lambdaDecorrelation"), draw.sculpting());
        }
        assertThat(sculpting).containsOnlyKeys(0.01, 20);
        assertThat(sculpting.get(20)).isPositive().isLessThan(sculpting.get(0.01));
    }

    @Test
    void shouldTrainThePlainNetworkBitForBitWhenThePenaltiesAreLiteral() {
        TrainingOutcome plain = trained(PhysicsPlan.NONE);
        TrainingOutcome literal = trained(new PhysicsPlan(PhysicsForm.LITERAL, 1e-4, 0.1, 1e-5, 0, 0, 0));
        TrainingOutcome other = trained(new PhysicsPlan(PhysicsForm.DIFFERENTIABLE, 1e-4, 0.1, 1e-5, 0, 0, 0));
        assertThat(literal.artifact().onnx()).isEqualTo(plain.artifact().onnx());
        assertThat(other.artifact().onnx()).isNotEqualTo(plain.artifact().onnx());
        assertThat(literal.artifact().manifest().training().hyperparameters())
                .containsEntry("physics", "literal")
                .containsEntry("lambdaMass", "1.0E-4");
        assertThat(plain.artifact().manifest().training().hyperparameters()).doesNotContainKey("physics");
    }

    @Test
    void shouldReachTheRequiredPrecisionWhenEventsAreThoseOfTheChallenge() {
        String data = System.getenv("DILEPTON_DATA");
        assumeTrue(data != null, "DILEPTON_DATA names no directory with the data files");
        EventDataset.Builder builder = Task.HIGGS.dataset();
        Path file = Path.of(data, "higgs_ml_challenge_atlas2014.csv.gz");
        try (EventFile events = EventFile.open(file, ReaderOptions.defaults())) {
            while (events.hasNext()) {
                if (events.next() instanceof ReadResult.Accepted accepted) {
                    builder.add(accepted.event());
                }
            }
        }
        TrainingPlan plan =
                new TrainingPlan(List.of(128, 64), 0.4, 20, 20, 256, 0.005, 1e-4, 0.99, 0, 1, Task.DEFAULT_SEED);
        TrainingOutcome outcome = TaskTraining.train(Task.HIGGS, builder.build(), plan, TrainingListener.SILENT);
        assertThat(outcome.network().metrics().accuracy()).isGreaterThan(0.82);
        assertThat(outcome.network().metrics().auc()).isGreaterThan(0.89);
        assertThat(outcome.network().metrics().f1()).isGreaterThan(0.72);
        assertThat(outcome.majority().metrics().accuracy()).isCloseTo(0.66, within(0.03));
    }
}
