package io.dilepton.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.network.LayerWeights;
import io.dilepton.trainer.network.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final TrainingPlan PLAN =
            new TrainingPlan(List.of(16, 8), 0.2, 6, 6, 32, 0.01, 1e-4, 0.9, 0.3, 2, 5);

    @TempDir
    private Path home;

    private static FeatureMatrix rows(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[3 * rows];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 3; j++) {
                values[3 * i + j] = (float) random.nextGaussian();
            }
            labels[i] = values[3 * i] * values[3 * i + 1] > 0;
        }
        return new FeatureMatrix(3, values, labels);
    }

    private static TrainedEnsemble train(TrainingPlan plan, TrainingListener listener, Checkpoint checkpoint) {
        FeatureMatrix training = rows(1000, 1);
        return new NetworkTraining(plan, listener, checkpoint)
                .train(training, rows(300, 2), Preprocessing.standardising(training));
    }

    private static List<float[]> numbers(TrainedEnsemble ensemble) {
        List<float[]> numbers = new ArrayList<>();
        ensemble.weights()
                .forEach(network -> network.layers().forEach(layer -> {
                    numbers.add(layer.weight());
                    numbers.add(layer.bias());
                    LayerWeights.Normalisation norm = layer.normalisation();
                    if (norm != null) {
                        numbers.addAll(List.of(norm.scale(), norm.shift(), norm.mean(), norm.variance()));
                    }
                }));
        return numbers;
    }

    /** Interrupts the training thread in the middle of the epoch after the given one. */
    private static TrainingListener interruptingAfter(int epochs) {
        Thread trainer = Thread.currentThread();
        return report -> {
            if (report.epoch() == epochs) {
                trainer.interrupt();
            }
        };
    }

    /** Collects the numbers of the epochs, those of before a stop included. */
    private static TrainingListener collecting(List<Integer> epochs) {
        return new TrainingListener() {
            @Override
            public void epochEnded(EpochReport report) {
                epochs.add(report.epoch());
            }

            @Override
            public void resumed(List<EpochReport> earlier) {
                earlier.forEach(this::epochEnded);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgd"})
    void shouldGiveTheSameBitsWhenStoppedAndResumedInBothMembers(String optimiser) {
        TrainingPlan plan = PlanFields.set(PLAN, Map.of("optimiser", optimiser));
        Checkpoint checkpoint = new Checkpoint(home.resolve("training.checkpoint"));
        List<Integer> wholeEpochs = new ArrayList<>();
        TrainedEnsemble whole = train(plan, collecting(wholeEpochs), new Checkpoint(home.resolve("none")));
        for (int stop : new int[] {2, 4, 9}) {
            List<Checkpoint> saved = new ArrayList<>();
            TrainingListener interrupting = interruptingAfter(stop);
            TrainingListener listener = new TrainingListener() {
                @Override
                public void epochEnded(EpochReport report) {
                    interrupting.epochEnded(report);
                }

                @Override
                public void checkpointSaved(Checkpoint where) {
                    saved.add(where);
                }
            };
            assertThatThrownBy(() -> train(plan, listener, checkpoint)).isInstanceOf(CancellationException.class);
            assertThat(saved).containsExactly(checkpoint);
        }
        List<Integer> epochs = new ArrayList<>();
        TrainedEnsemble resumed = train(plan, collecting(epochs), checkpoint);
        assertThat(epochs).containsExactlyElementsOf(wholeEpochs);
        List<float[]> expected = numbers(whole);
        List<float[]> found = numbers(resumed);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).containsExactly(expected.get(i));
        }
        assertThat(resumed.bestEpochs()).isEqualTo(whole.bestEpochs());
        assertThat(resumed.epochs()).isEqualTo(whole.epochs());
    }

    @Test
    void shouldGiveTheSameBitsWhenStoppedInTheMiddleOfAnEpoch() throws InterruptedException {
        TrainingPlan plan = PlanFields.set(PLAN, Map.of("members", 1, "epochs", 12, "patience", 12));
        Checkpoint checkpoint = new Checkpoint(home.resolve("training.checkpoint"));
        Thread training = Thread.currentThread();
        CountDownLatch second = new CountDownLatch(1);
        Thread interrupting = new Thread(() -> {
            try {
                second.await();
                // The steps of the third epoch have begun by then, or will at once: each is a place to stop.
                training.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        interrupting.start();
        assertThatThrownBy(() -> train(
                        plan,
                        report -> {
                            if (report.epoch() == 2) {
                                second.countDown();
                            }
                        },
                        checkpoint))
                .isInstanceOf(CancellationException.class);
        interrupting.join();
        assertThat(checkpoint.exists()).isTrue();
        List<float[]> found = numbers(train(plan, TrainingListener.SILENT, checkpoint));
        List<float[]> expected = numbers(train(plan, TrainingListener.SILENT, new Checkpoint(home.resolve("none"))));
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).containsExactly(expected.get(i));
        }
    }

    @Test
    void shouldRefuseWhenTheCheckpointIsOfAnotherTrainingOrDamaged() throws IOException {
        Checkpoint checkpoint = new Checkpoint(home.resolve("training.checkpoint"));
        assertThatThrownBy(() -> train(PLAN, interruptingAfter(2), checkpoint))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> train(PLAN.withEpochs(9), TrainingListener.SILENT, checkpoint))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("is of another training");
        byte[] bytes = Files.readAllBytes(checkpoint.file());
        Files.write(checkpoint.file(), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> train(PLAN, TrainingListener.SILENT, checkpoint))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("cannot be read");
        checkpoint.delete();
        assertThat(checkpoint.exists()).isFalse();
    }
}
