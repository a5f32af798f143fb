package io.dilepton.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.event.EventSplit;
import io.dilepton.core.inference.ModelTrial;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.trees.BoostingPlan;
import org.junit.jupiter.api.Test;

class TreesTrainingTest {

    private static EventDataset toy() {
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset();
        ToyEvents.events(5000, 11).forEach(builder::add);
        return builder.build();
    }

    private static BoostingPlan quick(long seed) {
        return Task.Z_CANDIDATE.defaultTrees(seed).withRounds(60);
    }

    @Test
    void shouldMakeAModelLikeANetworksWhenTreesAreTrained() {
        EventDataset dataset = toy();
        TrainingOutcome outcome = TaskTraining.train(Task.Z_CANDIDATE, dataset, quick(1), CalibrationMethod.PLATT);
        assertThat(outcome.network().classifier()).isEqualTo("boosted trees");
        assertThat(outcome.network().metrics().auc())
                .isGreaterThan(outcome.logisticRegression().metrics().auc() + 0.02);
        assertThat(outcome.parity()).isLessThanOrEqualTo(1e-5);
        ModelManifest manifest = outcome.artifact().manifest();
        assertThat(manifest.training().hyperparameters())
                .containsEntry("classifier", "boosted trees")
                .containsEntry("trees", "60")
                .containsEntry("split", "event");
        assertThat(manifest.metrics()).containsKeys("auc", "f1.low95", "logistic-regression.auc");
        assertThat(manifest.selfTest().rows()).isNotEmpty();
        ModelTrial.require(outcome.artifact());
        Evaluation again = ModelEvaluation.evaluate(outcome.artifact(), dataset.part(EventSplit.HELD_OUT), 1)
                .evaluation();
        assertThat(again.metrics()).isEqualTo(outcome.network().metrics());
    }

    @Test
    void shouldExportTheSameBytesWhenTheSeedIsTheSame() {
        byte[] first = TaskTraining.train(Task.Z_CANDIDATE, toy(), quick(5), CalibrationMethod.PLATT)
                .artifact()
                .onnx();
        assertThat(TaskTraining.train(Task.Z_CANDIDATE, toy(), quick(5), CalibrationMethod.PLATT)
                        .artifact()
                        .onnx())
                .isEqualTo(first);
        assertThat(TaskTraining.train(Task.Z_CANDIDATE, toy(), quick(6), CalibrationMethod.PLATT)
                        .artifact()
                        .onnx())
                .isNotEqualTo(first);
    }
}
