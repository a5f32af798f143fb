package io.dilepton.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.network.Preprocessing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTrainingTest {

    private static TrainingPlan plan(int epochs, int patience, double rate, long seed) {
        return new TrainingPlan(List.of(32, 16), 0.05, epochs, patience, 128, rate, 1e-5, 0.9, 0.5, 1, seed);
    }

    /** Signal lies in a ring around the origin, which no straight line cuts out. */
    private static FeatureMatrix ring(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[2 * rows];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double x = random.nextDouble(-1, 1);
            double y = random.nextDouble(-1, 1);
            values[2 * i] = (float) (1000 + 50 * x);
            values[2 * i + 1] = (float) y;
            double radius = Math.hypot(x, y);
            labels[i] = radius > 0.4 && radius < 0.7;
        }
        return new FeatureMatrix(2, values, labels);
    }

    private static TrainedEnsemble train(
            TrainingPlan plan, TrainingListener listener, FeatureMatrix training, FeatureMatrix validation) {
        return new NetworkTraining(plan, listener).train(training, validation, Preprocessing.standardising(training));
    }

    @Test
    void shouldVoteByTheMeanWhenThereAreSeveralMembers() {
        TrainingPlan three = new TrainingPlan(List.of(16), 0.05, 4, 4, 128, 0.02, 1e-5, 0, 0, 3, 5);
        List<EpochReport> reports = new ArrayList<>();
        TrainedEnsemble ensemble = train(three, reports::add, ring(1000, 1), ring(300, 2));
        assertThat(ensemble.members()).hasSize(3);
        assertThat(reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(reports).extracting(EpochReport::epochs).containsOnly(12);
        FeatureMatrix rows = ring(50, 3);
        float[] voted = ensemble.probabilities(rows.values(), rows.rows());
        float[][] votes = new float[3][];
        for (int i = 0; i < 3; i++) {
            votes[i] = ensemble.members().get(i).probabilities(rows.values(), rows.rows());
        }
        assertThat(votes[1]).isNotEqualTo(votes[0]);
        assertThat(votes[2]).isNotEqualTo(votes[1]);
        for (int row = 0; row < voted.length; row++) {
            assertThat(voted[row]).isCloseTo((votes[0][row] + votes[1][row] + votes[2][row]) / 3, within(1e-6f));
        }
        // The first member is the network that a plan of one would have trained.
        TrainingPlan one = new TrainingPlan(List.of(16), 0.05, 4, 4, 128, 0.02, 1e-5, 0, 0, 1, 5);
        assertThat(train(one, TrainingListener.SILENT, ring(1000, 1), ring(300, 2))
                        .probabilities(rows.values(), rows.rows()))
                .isEqualTo(votes[0]);
    }

    @Test
    void shouldLearnARingWhenLogisticRegressionCannot() {
        FeatureMatrix validation = ring(1000, 2);
        TrainedEnsemble network = train(plan(30, 30, 0.02, 1), TrainingListener.SILENT, ring(4000, 1), validation);
        float[] probabilities = network.probabilities(validation.values(), validation.rows());
        assertThat(RocCurve.area(probabilities, validation.labels())).isGreaterThan(0.97);

        TrainingPlan logistic = new TrainingPlan(List.of(), 0, 10, 10, 128, 0.02, 0, 0, 0, 1, 1);
        TrainedEnsemble line = train(logistic, TrainingListener.SILENT, ring(4000, 1), validation);
        assertThat(RocCurve.area(line.probabilities(validation.values(), validation.rows()), validation.labels()))
                .isLessThan(0.65);
    }

    @Test
    void shouldGiveTheSameBitsWhenTheSeedIsTheSame() {
        float[] first = trainedWeights(7);
        assertThat(trainedWeights(7)).containsExactly(first);
        assertThat(trainedWeights(8)).isNotEqualTo(first);
    }

    private static float[] trainedWeights(long seed) {
        return train(plan(3, 3, 0.01, seed), TrainingListener.SILENT, ring(1000, 1), ring(300, 2))
                .weights()
                .get(0)
                .layers()
                .get(1)
                .weight();
    }

    @Test
    void shouldKeepTheBestEpochAndStopWhenValidationNoLongerImproves() {
        // Labels of pure chance: what is learned from the training rows makes validation worse.
        FeatureMatrix training = ring(400, 1);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < training.rows(); i++) {
            training.labels()[i] = random.nextBoolean();
        }
        FeatureMatrix chance = new FeatureMatrix(2, training.values(), training.labels());
        List<EpochReport> reports = new ArrayList<>();
        TrainedNetwork network = train(plan(60, 4, 0.02, 1), reports::add, chance, ring(400, 2))
                .members()
                .get(0);
        assertThat(network.epochs()).isEqualTo(reports.size()).isLessThan(60);
        assertThat(network.epochs()).isEqualTo(network.bestEpoch() + 4);
        double least =
                reports.stream().mapToDouble(EpochReport::validationLoss).min().orElseThrow();
        assertThat(reports.get(network.bestEpoch() - 1).validationLoss()).isEqualTo(least);
        assertThat(reports.get(network.bestEpoch() - 1).best()).isTrue();
        FeatureMatrix validation = ring(400, 2);
        float[] restored = network.probabilities(validation.values(), validation.rows());
        assertThat(ClassBalance.of(validation).loss(restored, validation.labels()))
                .isCloseTo(least, within(1e-9));
    }

    @Test
    void shouldStopEarlierAndKeepTheSameBestEpochSoFarWhenSmallGainsDoNotCount() {
        TrainingPlan patient = PlanFields.set(plan(60, 4, 0.002, 1), Map.of("schedule", "constant"));
        List<EpochReport> all = new ArrayList<>();
        List<EpochReport> few = new ArrayList<>();
        train(patient, all::add, ring(1000, 1), ring(400, 2));
        TrainedNetwork network = train(
                        PlanFields.set(patient, Map.of("tolerance", 0.02)), few::add, ring(1000, 1), ring(400, 2))
                .members()
                .get(0);
        assertThat(few).hasSizeLessThan(all.size());
        // The same course up to the stop: only what counts as progress differs.
        assertThat(few)
                .extracting(EpochReport::validationLoss)
                .isEqualTo(all.subList(0, few.size()).stream()
                        .map(EpochReport::validationLoss)
                        .toList());
        double least =
                few.stream().mapToDouble(EpochReport::validationLoss).min().orElseThrow();
        assertThat(few.get(network.bestEpoch() - 1).validationLoss()).isEqualTo(least);
        double before = Double.POSITIVE_INFINITY;
        for (EpochReport report : few) {
            if (report.epoch() > few.size() - 4) {
                assertThat(report.validationLoss()).isGreaterThanOrEqualTo(before - 0.02);
            }
            before = Math.min(before, report.validationLoss());
        }
    }

    @Test
    void shouldKeepTheEpochOfTheHighestAccuracyWhenAccuracyIsWatched() {
        TrainingPlan watching = PlanFields.set(
                plan(40, 11, 0.002, 1), Map.of("watched", "accuracy", "tolerance", 1e-4, "schedule", "constant"));
        FeatureMatrix validation = ring(400, 2);
        List<EpochReport> reports = new ArrayList<>();
        TrainedNetwork network = train(watching, reports::add, ring(1000, 1), validation)
                .members()
                .get(0);
        assertThat(reports).hasSizeLessThan(40);
        assertThat(network.epochs()).isEqualTo(network.bestEpoch() + 11);
        double least =
                reports.stream().mapToDouble(EpochReport::validationLoss).min().orElseThrow();
        assertThat(reports.get(network.bestEpoch() - 1).validationLoss()).isGreaterThan(least);
    }

    @Test
    void shouldCountWrongDecisionsWhenAccuracyIsWatched() {
        float[] probabilities = {0.9f, 0.5f, 0.51f, 0.1f};
        boolean[] labels = {true, true, false, false};
        assertThat(Stopping.Watched.ACCURACY.penalty(probabilities, labels, ClassBalance.NONE))
                .isEqualTo(0.5);
        assertThat(Stopping.Watched.LOSS.penalty(probabilities, labels, ClassBalance.NONE))
                .isEqualTo(ClassBalance.NONE.loss(probabilities, labels));
        assertThatThrownBy(() -> new Stopping(Stopping.Watched.LOSS, -0.1)).hasMessageContaining("tolerance");
    }

    @Test
    void shouldLearnFromTheTeacherWhenLabelsSayNothing() {
        FeatureMatrix ring = ring(3000, 1);
        double[] teacher = new double[ring.rows()];
        boolean[] chance = new boolean[ring.rows()];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < teacher.length; i++) {
            teacher[i] = ring.labels()[i] ? 0.9 : 0.1;
            chance[i] = random.nextBoolean();
        }
        FeatureMatrix rows = new FeatureMatrix(2, ring.values(), chance).withTargets(teacher);
        FeatureMatrix validation = ring(1000, 2);
        float[] probabilities = train(plan(25, 25, 0.02, 1), TrainingListener.SILENT, rows, validation)
                .probabilities(validation.values(), validation.rows());
        assertThat(RocCurve.area(probabilities, validation.labels())).isGreaterThan(0.95);
    }

    @Test
    void shouldGiveTheSameBitsWhenTheTeacherSaysWhatTheLabelsSay() {
        FeatureMatrix rows = ring(600, 1);
        double[] targets = new double[rows.rows()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = rows.labels()[i] ? 1 : 0;
        }
        FeatureMatrix validation = ring(300, 2);
        TrainingPlan plan = plan(2, 2, 0.02, 1);
        assertThat(train(plan, TrainingListener.SILENT, rows.withTargets(targets), validation)
                        .probabilities(validation.values(), validation.rows()))
                .isEqualTo(train(plan, TrainingListener.SILENT, rows, validation)
                        .probabilities(validation.values(), validation.rows()));
    }

    @Test
    void shouldNameTheBatchWhenTheLossIsNotFinite() {
        FeatureMatrix training = ring(1000, 1);
        training.values()[0] = Float.NaN;
        Preprocessing preprocessing = Preprocessing.standardising(ring(1000, 1));
        NetworkTraining broken = new NetworkTraining(plan(3, 3, 0.01, 1), TrainingListener.SILENT);
        assertThatThrownBy(() -> broken.train(training, ring(300, 2), preprocessing))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("the loss became NaN in epoch 1, batch")
                .satisfies(e -> assertThat(((TrainingDivergedException) e).rows())
                        .contains(0)
                        .hasSizeBetween(100, 150));
    }

    @Test
    void shouldWeighClassesAlikeWhenOneIsRare() {
        FeatureMatrix rows = new FeatureMatrix(1, new float[4], new boolean[] {true, false, false, false});
        ClassBalance balance = ClassBalance.of(rows);
        assertThat(balance.positive()).isEqualTo(2f);
        assertThat((double) balance.negative()).isCloseTo(2 / 3.0, within(1e-6));
        // At one half every row costs ln 2, and the mean weight is 1.
        assertThat(balance.loss(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, rows.labels()))
                .isCloseTo(Math.log(2), within(1e-6));
    }

    @Test
    void shouldWarmUpThenFallToZero() {
        RateSchedule schedule = new RateSchedule.Cosine();
        assertThat(schedule.rate(0.1, new RateClock(0, 100, 0, 0))).isCloseTo(0.1 / 11, within(1e-12));
        assertThat(schedule.rate(0.1, new RateClock(10, 100, 0, 0))).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.rate(0.1, new RateClock(55, 100, 0, 0))).isCloseTo(0.05, within(1e-12));
        assertThat(schedule.rate(0.1, new RateClock(99, 100, 0, 0)))
                .isPositive()
                .isLessThan(1e-4);
        assertThat(schedule.rate(0.1, new RateClock(0, 1, 0, 0))).isPositive();
    }

    @Test
    void shouldGoAsScikitLearnDoesWhenTheScheduleIsOneOfItsOwn() {
        RateClock late = new RateClock(500, 1000, 9_999, 2);
        assertThat(new RateSchedule.Constant().rate(0.1, late)).isEqualTo(0.1);
        assertThat(new RateSchedule.InverseScaling(0.5).rate(0.1, late)).isCloseTo(0.001, within(1e-12));
        assertThat(new RateSchedule.Adaptive().rate(0.1, late)).isCloseTo(0.004, within(1e-12));
        assertThat(new RateSchedule.Adaptive().mayLower(0.1, 7)).isTrue();
        assertThat(new RateSchedule.Adaptive().mayLower(0.1, 8)).isFalse();
        assertThat(new RateSchedule.Constant().mayLower(0.1, 0)).isFalse();
    }

    @Test
    void shouldLowerTheRateInsteadOfStoppingWhenTheScheduleIsAdaptive() {
        TrainingPlan adaptive = PlanFields.set(
                plan(60, 2, 0.05, 1),
                Map.of("schedule", "adaptive", "optimiser", "sgd", "averaging", 0, "settling", 0));
        TrainingPlan constant = PlanFields.set(adaptive, Map.of("schedule", "constant"));
        FeatureMatrix validation = ring(300, 2);
        int stopped = train(constant, TrainingListener.SILENT, ring(600, 1), validation)
                .epochs();
        assertThat(train(adaptive, TrainingListener.SILENT, ring(600, 1), validation)
                        .epochs())
                .isGreaterThan(stopped);
    }

    @ParameterizedTest
    @CsvSource({
        "relu,    true,  adam, cosine,     0.02",
        "tanh,    false, sgd,  adaptive,   0.2",
        "logistic,false, adam, constant,   0.02",
        "relu,    false, sgd,  invscaling, 0.9",
    })
    void shouldLearnARingByEveryMeans(
            String activation, boolean normalised, String optimiser, String schedule, double rate) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "activation",
                activation,
                "batchNormalisation",
                normalised,
                "optimiser",
                optimiser,
                "schedule",
                schedule));
        if (schedule.equals("invscaling")) {
            fields.put("power", 0.1);
        }
        FeatureMatrix validation = ring(1000, 2);
        TrainingPlan plan = PlanFields.set(new TrainingPlan(List.of(48), 0, 60, 60, 64, rate, 0, 0, 0, 1, 1), fields);
        TrainedEnsemble network = train(plan, TrainingListener.SILENT, ring(3000, 1), validation);
        float[] probabilities = network.probabilities(validation.values(), validation.rows());
        assertThat(RocCurve.area(probabilities, validation.labels())).isGreaterThan(0.85);
    }

    @Test
    void shouldRefuseWhenThePlanIsOutOfRange() {
        assertThatThrownBy(() -> plan(0, 3, 0.01, 1)).hasMessageContaining("epochs must be at least 1");
        assertThatThrownBy(() -> plan(3, 0, 0.01, 1)).hasMessageContaining("patience");
        assertThatThrownBy(() -> plan(3, 3, 1.5, 1)).hasMessageContaining("learning rate");
        assertThat(plan(3, 3, 0.01, 1).hyperparameters()).containsEntry("hidden", "[32, 16]");
    }
}
