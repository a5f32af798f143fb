package io.dilepton.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.event.EventSplit;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import io.dilepton.trainer.trees.BoostingPlan;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * A row scores the same bits in a batch of any size and at any place in it, on the processor that runs this: what lets the stream batch as it
 * pleases and a later run reproduce its scores.
 */
class BatchIndependenceTest {

    private static final int LARGEST = 1024;

    @Test
    void shouldScoreTheSameBitsWhenTheBatchSizeChanges() {
        requireSameBits(1, 3);
    }

    @Test
    void shouldScoreTheSameBitsWhenSeveralNetworksVoteAndTheVoteIsCalibrated() {
        requireSameBits(2, 1);
    }

    private static void requireSameBits(int members, int epochs) {
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset();
        ToyEvents.events(3000, 5).forEach(builder::add);
        EventDataset dataset = builder.build();
        TrainingPlan plan = Task.Z_CANDIDATE.defaultPlan(1).withEpochs(epochs).withMembers(members);
        assertThat(plan.hidden()).containsExactly(256, 128, 64);
        requireSameBits(dataset, TaskTraining.train(Task.Z_CANDIDATE, dataset, plan, TrainingListener.SILENT));
    }

    @Test
    void shouldScoreTheSameBitsWhenTheModelIsTrees() {
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset();
        ToyEvents.events(3000, 5).forEach(builder::add);
        EventDataset dataset = builder.build();
        BoostingPlan plan = Task.Z_CANDIDATE.defaultTrees(1).withRounds(50);
        requireSameBits(dataset, TaskTraining.train(Task.Z_CANDIDATE, dataset, plan, CalibrationMethod.PLATT));
    }

    private static void requireSameBits(EventDataset dataset, TrainingOutcome outcome) {
        assertThat(outcome.calibrated().calibration().isIdentity()).isFalse();
        FeatureMatrix rows = dataset.part(EventSplit.TRAIN);
        try (OnnxModel model = OnnxModel.load(outcome.artifact(), dataset.features());
                Scorer scorer = model.newScorer()) {
            float[] expected = new float[LARGEST];
            scorer.score(rows.values(), LARGEST, expected);
            assertThat(Arrays.stream(bits(expected)).distinct().count()).isGreaterThan(LARGEST / 2);
            for (int size = 1; size < LARGEST; size++) {
                float[] batch = new float[size * rows.width()];
                float[] scored = new float[size];
                // A start that moves with the size puts each row at many places of a batch.
                int first = size * 37 % (LARGEST - size + 1);
                System.arraycopy(rows.values(), first * rows.width(), batch, 0, batch.length);
                scorer.score(batch, size, scored);
                assertThat(bits(scored))
                        .as("batch of %d rows from row %d", size, first)
                        .isEqualTo(Arrays.copyOfRange(bits(expected), first, first + size));
            }
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
