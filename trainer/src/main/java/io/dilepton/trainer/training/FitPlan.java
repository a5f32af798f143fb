package io.dilepton.trainer.training;

import io.dilepton.trainer.network.HiddenStyle;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what means a network is fitted.
 *
 * @param style how the hidden layers are made
 * @param descent by which rule weights follow their gradients
 * @param schedule how the learning rate goes
 * @param balanced whether both classes count the same in the loss, however many rows they have
 * @param stopping what chooses the epoch, and when to stop
 * @param distillation share in [0, 1] of a row's target that is a teacher's probability instead of the label (G. Hinton, O. Vinyals, J. Dean,
 *     arXiv:1503.02531); 0 for labels alone. Training on rows as they are given, without a {@link Teacher}, has no part in it
 */
public record FitPlan(
        HiddenStyle style,
        Descent descent,
        RateSchedule schedule,
        boolean balanced,
        Stopping stopping,
        double distillation) {

    /** ReLU after batch normalisation, Adam, warm-up and cosine, balanced classes. */
    public static final FitPlan DEFAULT =
            new FitPlan(HiddenStyle.DEFAULT, Descent.ADAM, new RateSchedule.Cosine(), true, Stopping.DEFAULT, 0);

    /** Checks the range. */
    public FitPlan {
        TrainingPlan.require(
                distillation >= 0 && distillation <= 1, "distillation must lie in [0, 1], not " + distillation);
    }

    FitPlan withDistillation(double share) {
        return new FitPlan(style, descent, schedule, balanced, stopping, share);
    }

    Map<String, String> hyperparameters() {
        Map<String, String> map = new TreeMap<>(descent.hyperparameters());
        map.putAll(schedule.hyperparameters());
        map.putAll(stopping.hyperparameters());
        map.put("activation", style.activation().toString());
        map.put("batchNormalisation", Boolean.toString(style.normalised()));
        map.put("balanced", Boolean.toString(balanced));
        map.put("distillation", Double.toString(distillation));
        return map;
    }
}
