package io.dilepton.trainer.card;

import io.dilepton.trainer.plot.Ink;
import io.dilepton.trainer.plot.Plot;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Plots of the epochs of a training. */
final class LearningPlots {

    private final ModelCard card;

    LearningPlots(ModelCard card) {
        this.card = card;
    }

    Plot loss() {
        boolean balanced = "true".equals(card.training().hyperparameters().get("balanced"));
        Plot plot = new Plot("epoch", "cross-entropy" + (balanced ? ", classes balanced" : ""));
        for (int member = 1; member <= members(); member++) {
            curve(plot, member, member == 1 ? "training" : "", ModelCard.Epoch::loss, Ink.MUTED);
            curve(plot, member, member == 1 ? "validation" : "", ModelCard.Epoch::validationLoss, Ink.SIGNAL);
        }
        return plot;
    }

    Plot validation() {
        Plot plot = new Plot("epoch", "AUC on the validation events");
        for (int member = 1; member <= members(); member++) {
            String name = members() == 1 ? "network" : member == 1 ? members() + " networks, a line each" : "";
            curve(plot, member, name, ModelCard.Epoch::validationAuc, Ink.SIGNAL);
        }
        return plot;
    }

    private int members() {
        return card.learning().stream().mapToInt(ModelCard.Epoch::member).max().orElse(0);
    }

    private void curve(Plot plot, int member, String name, ToDoubleFunction<ModelCard.Epoch> value, Color colour) {
        List<ModelCard.Epoch> epochs = card.learning().stream()
                .filter(epoch -> epoch.member() == member)
                .toList();
        plot.line(
                name,
                epochs.stream().mapToDouble(ModelCard.Epoch::epoch).toArray(),
                epochs.stream().mapToDouble(value).toArray(),
                colour);
    }
}
