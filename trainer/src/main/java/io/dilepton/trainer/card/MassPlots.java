package io.dilepton.trainer.card;

import io.dilepton.trainer.evaluation.MassProfile;
import io.dilepton.trainer.plot.Ink;
import io.dilepton.trainer.plot.Plot;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Plots of scores and background against the mass. */
final class MassPlots {

    private final ModelCard card;
    private final ModelCard.Mass mass;

    MassPlots(ModelCard card, ModelCard.Mass mass) {
        this.card = card;
        this.mass = mass;
    }

    Plot scores() {
        List<MassProfile.Bin> bins = mass.profile().bins();
        Plot plot = new Plot(mass.quantity() + " [GeV]", "probability of signal")
                .range(bins.get(0).low(), bins.get(bins.size() - 1).high(), 0, 1);
        dots(plot, "background", false, Ink.BACKGROUND);
        dots(plot, "signal", true, Ink.SIGNAL);
        List<MassProfile.Bin> filled =
                bins.stream().filter(bin -> bin.signal() + bin.background() > 0).toList();
        double[] centres =
                filled.stream().mapToDouble(bin -> (bin.low() + bin.high()) / 2).toArray();
        plot.line(
                "mean",
                centres,
                filled.stream().mapToDouble(MassProfile.Bin::mean).toArray(),
                Ink.MUTED);
        mass.marks().forEach(plot::mark);
        return plot.level(card.threshold());
    }

    private void dots(Plot plot, String name, boolean signal, Color colour) {
        List<ModelCard.Dot> dots =
                mass.dots().stream().filter(dot -> dot.signal() == signal).toList();
        if (!dots.isEmpty()) {
            plot.dots(
                    name,
                    dots.stream().mapToDouble(ModelCard.Dot::mass).toArray(),
                    dots.stream().mapToDouble(ModelCard.Dot::score).toArray(),
                    colour);
        }
    }

    Plot background() {
        List<MassProfile.Bin> bins = mass.profile().bins();
        double[] edges = IntStream.rangeClosed(0, bins.size())
                .mapToDouble(i -> i == 0 ? bins.get(0).low() : bins.get(i - 1).high())
                .toArray();
        double[] all = shares(bins, MassProfile.Bin::backgroundWeight);
        double[] taken = shares(bins, MassProfile.Bin::backgroundTaken);
        double top = DoubleStream.concat(Arrays.stream(all), Arrays.stream(taken))
                .max()
                .orElse(1);
        Plot plot = new Plot(mass.quantity() + " [GeV]", "share of the background per bin")
                .range(edges[0], edges[bins.size()], 0, 1.05 * top)
                .steps("all background", edges, all, Ink.MUTED)
                .steps("background taken for signal", edges, taken, Ink.BACKGROUND);
        mass.marks().forEach(plot::mark);
        return plot;
    }

    private static double[] shares(List<MassProfile.Bin> bins, ToDoubleFunction<MassProfile.Bin> weight) {
        double sum = bins.stream().mapToDouble(weight).sum();
        return bins.stream()
                .mapToDouble(bin -> sum == 0 ? 0 : weight.applyAsDouble(bin) / sum)
                .toArray();
    }
}
