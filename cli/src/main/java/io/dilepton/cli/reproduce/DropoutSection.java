package io.dilepton.cli.reproduce;

import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.training.PlanFields;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Seed 000, section 8: the study's best plan with dropout, its rate chosen by the loss on the validation rows. */
final class DropoutSection implements Section {

    /** "A test score of 0.8944 with an ROC curve with area 0.96", at a rate of 0.2. */
    private static final Published ACCURACY = Published.of(0.8944);

    private static final Published AUC = Published.of(0.96);

    private static final List<Double> RATES = List.of(0.1, 0.2, 0.3, 0.4, 0.5);
    private static final List<Double> QUICK_RATES = List.of(0.2, 0.4);

    @Override
    public String title() {
        return "Z to ee against Z to mumu: dropout (section 8)";
    }

    @Override
    public List<Row> rows(Setting setting) {
        EventDataset dataset = DecayChannelEvents.dataset(setting, UnaryOperator.identity());
        double best = bestRate(setting, dataset);
        List<Evaluation> seeds = DecayChannelEvents.trained(
                setting, "dropout " + best, dataset, seed -> plan(seed, best), setting.seeds());
        return DecayChannelEvents.rows(
                "study's best plan with dropout",
                seeds,
                ACCURACY.underOtherProtocol(),
                AUC.underOtherProtocol(),
                DecayChannelSection.protocol(seeds)
                        + String.format(Locale.ROOT, ", no identifiers, rate %.1f by validation loss", best));
    }

    private static TrainingPlan plan(long seed, double rate) {
        return PlanFields.set(DecayChannelEvents.publishedPlan(seed), Map.of("dropout", rate));
    }

    private static double bestRate(Setting setting, EventDataset dataset) {
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double rate : setting.quick() ? QUICK_RATES : RATES) {
            double[] loss = {Double.POSITIVE_INFINITY};
            TaskTraining.train(Task.DECAY_CHANNEL, dataset, plan(setting.seed(), rate), report -> {
                loss[0] = Math.min(loss[0], report.validationLoss());
                setting.progress().accept("dropout " + rate + ", epoch " + report.epoch());
            });
            if (loss[0] < least) {
                least = loss[0];
                best = rate;
            }
        }
        return best;
    }
}
