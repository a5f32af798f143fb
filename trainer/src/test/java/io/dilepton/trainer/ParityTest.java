package io.dilepton.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.Truth;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.training.EnsembleTraining;
import io.dilepton.trainer.training.FittedEnsemble;
import io.dilepton.trainer.training.HeldBack;
import io.dilepton.trainer.training.Teacher;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import io.dilepton.trainer.trees.BoostedTrees;
import io.dilepton.trainer.trees.BoostingPlan;
import io.dilepton.trainer.trees.TreeBoosting;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of model gives in ONNX Runtime what it gave in the trainer, on ten thousand rows. */
class ParityTest {

    private static final int ROWS = 10_000;
    private static final double TOLERANCE = 1e-5;

    private static EventDataset events(Task task) {
        SplittableRandom random = new SplittableRandom(31);
        EventDataset.Builder builder = task.dataset();
        switch (task) {
            case Z_CANDIDATE -> ToyEvents.events(ROWS, 31).forEach(builder::add);
            case DECAY_CHANNEL -> {
                for (int i = 0; i < ROWS; i++) {
                    builder.add(DecayChannelTrainingTest.toy(i, random));
                }
            }
            case HIGGS -> {
                for (int i = 0; i < ROWS; i++) {
                    boolean signal = random.nextInt(3) == 0;
                    builder.add(HiggsTrainingTest.toy(i, random, new Truth(signal ? "htautau" : "other", signal, 1)));
                }
            }
        }
        return builder.build();
    }

    private static TrainedClassifier network(Task task, EventDataset dataset, int members) {
        TrainingPlan plan = new TrainingPlan(List.of(24, 12), 0.1, 3, 3, 256, 0.01, 1e-5, 0.9, 0, members, 3)
                .withFolds(members > 1 ? members : 0);
        FittedEnsemble fitted = new EnsembleTraining(plan, Teacher.NONE, TrainingListener.SILENT, null)
                .train(dataset, task.preprocessing(dataset.part(EventSplit.TRAIN)));
        return new TrainedClassifier.Network(plan, fitted.network(), fitted.heldBack());
    }

    private static TrainedClassifier trees(Task task, EventDataset dataset) {
        BoostingPlan plan = task.defaultTrees(3).withRounds(40);
        BoostedTrees trees = TreeBoosting.train(dataset.part(EventSplit.TRAIN), plan);
        FeatureMatrix validation = dataset.part(EventSplit.VALIDATION);
        return new TrainedClassifier.Trees(
                plan, trees, new HeldBack(trees.logits(validation.values(), validation.rows()), validation.labels()));
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void shouldGiveTheSameProbabilitiesInBothRuntimesForEveryKindOfModel(Task task) {
        EventDataset dataset = events(task);
        FeatureMatrix rows = dataset.parts(EnumSet.allOf(EventSplit.class));
        assertThat(rows.rows()).isEqualTo(ROWS);
        for (TrainedClassifier classifier :
                List.of(network(task, dataset, 1), network(task, dataset, 3), trees(task, dataset))) {
            for (CalibrationMethod method : List.of(CalibrationMethod.NONE, CalibrationMethod.PLATT)) {
                ModelExport export = ModelExport.of(task, dataset, method, classifier);
                Calibration calibration = export.calibrated().calibration();
                assertThat(calibration.isIdentity()).isEqualTo(method == CalibrationMethod.NONE);
                float[] trainer = classifier.probabilities(calibration, rows.values(), rows.rows());
                double[] runtime = ModelEvaluation.scores(export.artifact(List.of()), rows);
                double largest = 0;
                double spread = 0;
                for (int i = 0; i < ROWS; i++) {
                    largest = Math.max(largest, Math.abs(trainer[i] - runtime[i]));
                    spread = Math.max(spread, Math.abs(trainer[i] - trainer[0]));
                }
                assertThat(largest)
                        .as("%s, %s, %s", task.model(), classifier.kind(), method)
                        .isLessThanOrEqualTo(TOLERANCE)
                        .isEqualTo(export.parity());
                assertThat(spread).isGreaterThan(0.1);
            }
        }
    }
}
