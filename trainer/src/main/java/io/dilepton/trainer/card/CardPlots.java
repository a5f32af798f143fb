package io.dilepton.trainer.card;

import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.PermutationImportance.Importance;
import io.dilepton.trainer.evaluation.Reliability;
import io.dilepton.trainer.evaluation.RocPoints;
import io.dilepton.trainer.evaluation.ScoreHistogram;
import io.dilepton.trainer.plot.BarPlot;
import io.dilepton.trainer.plot.Drawing;
import io.dilepton.trainer.plot.Ink;
import io.dilepton.trainer.plot.Plot;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The plots of a card, by name. */
final class CardPlots {

    static final String LOSS = "learning-loss";
    static final String VALIDATION = "learning-auc";
    static final String ROC = "roc";
    static final String REJECTION = "roc-log";
    static final String SCORES = "scores";
    static final String CALIBRATION = "calibration";
    static final String MASS = "score-mass";
    static final String SCULPTING = "background-mass";
    static final String IMPORTANCE = "importance";

    private static final int MOST_BARS = 20;
    private static final String SIGNAL_SHARE = "signal found (true positive rate)";
    private static final String BACKGROUND_SHARE = "background taken (false positive rate)";

    private final ModelCard card;

    private CardPlots(ModelCard card) {
        this.card = card;
    }

    /** Makes the plots, in the order of the card. */
    static Map<String, Drawing> of(ModelCard card) {
        CardPlots plots = new CardPlots(card);
        Map<String, Drawing> all = new LinkedHashMap<>();
        if (!card.learning().isEmpty()) {
            LearningPlots learning = new LearningPlots(card);
            all.put(LOSS, learning.loss());
            all.put(VALIDATION, learning.validation());
        }
        all.put(ROC, plots.roc());
        all.put(REJECTION, plots.rejection());
        all.put(SCORES, plots.scores());
        all.put(CALIBRATION, plots.calibration());
        ModelCard.Mass mass = card.mass();
        if (mass != null) {
            MassPlots masses = new MassPlots(card, mass);
            all.put(MASS, masses.scores());
            all.put(SCULPTING, masses.background());
        }
        all.put(IMPORTANCE, plots.importance());
        return all;
    }

    private Plot roc() {
        double[] ends = {0, 1};
        return new Plot(BACKGROUND_SHARE, SIGNAL_SHARE)
                .range(0, 1, 0, 1)
                .dashes("chance", ends, ends, Ink.MUTED)
                .line(
                        card.model(),
                        roc(RocPoints.Point::falsePositiveRate),
                        roc(RocPoints.Point::truePositiveRate),
                        Ink.SIGNAL)
                .points(
                        "decision of the manifest",
                        taken(),
                        found(),
                        new double[] {card.confusion().signalFound().interval().low()},
                        new double[] {card.confusion().signalFound().interval().high()},
                        Ink.BACKGROUND);
    }

    /** The same curve where it matters when background is plenty: its rates over decades. */
    private Plot rejection() {
        double floor = 0.5
                / Math.max(
                        1,
                        card.confusion().backgroundTaken().rows()
                                + card.confusion().backgroundRejected().rows());
        double[] x = roc(RocPoints.Point::truePositiveRate);
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(i -> Math.max(floor, card.roc().points().get(i).falsePositiveRate()))
                .toArray();
        Interval interval = card.confusion().backgroundTaken().interval();
        return new Plot(SIGNAL_SHARE, BACKGROUND_SHARE)
                .logarithmicY()
                .range(0, 1, floor, 1)
                .line(card.model(), x, y, Ink.SIGNAL)
                .points(
                        "decision of the manifest",
                        found(),
                        new double[] {Math.max(floor, taken()[0])},
                        new double[] {Math.max(floor, interval.low())},
                        new double[] {interval.high()},
                        Ink.BACKGROUND);
    }

    private double[] roc(ToDoubleFunction<RocPoints.Point> rate) {
        return card.roc().points().stream().mapToDouble(rate).toArray();
    }

    private double[] found() {
        return new double[] {card.confusion().signalFound().share()};
    }

    private double[] taken() {
        return new double[] {card.confusion().backgroundTaken().share()};
    }

    private Plot scores() {
        double[] edges = IntStream.rangeClosed(0, ScoreHistogram.BINS)
                .mapToDouble(i -> (double) i / ScoreHistogram.BINS)
                .toArray();
        double[] signal = counts(card.scores().signal());
        double[] background = counts(card.scores().background());
        double top = Math.max(
                IntStream.range(0, signal.length)
                        .mapToDouble(i -> signal[i])
                        .max()
                        .orElse(1),
                IntStream.range(0, background.length)
                        .mapToDouble(i -> background[i])
                        .max()
                        .orElse(1));
        return new Plot("probability of signal", "held-out events per bin")
                .logarithmicY()
                .range(0, 1, 0.5, 2 * top)
                .steps("background", edges, background, Ink.BACKGROUND)
                .steps("signal", edges, signal, Ink.SIGNAL)
                .mark(card.threshold());
    }

    /** An axis in powers of ten has no zero: half an event is its lower end. */
    private static double[] counts(List<Long> rows) {
        return rows.stream().mapToDouble(count -> Math.max(0.5, count)).toArray();
    }

    private Plot calibration() {
        double[] ends = {0, 1};
        Plot plot = new Plot("mean predicted probability", "share of signal")
                .range(0, 1, 0, 1)
                .dashes("perfect", ends, ends, Ink.MUTED);
        if (!card.calibrated().calibration().isIdentity()) {
            reliability(plot, "before calibration", card.calibrated().before(), Ink.MUTED);
        }
        reliability(plot, "as served", card.calibrated().after(), Ink.SIGNAL);
        return plot;
    }

    private static void reliability(Plot plot, String name, Reliability reliability, Color colour) {
        List<Reliability.Bin> bins = reliability.bins();
        plot.points(
                name,
                bins.stream().mapToDouble(Reliability.Bin::mean).toArray(),
                bins.stream().mapToDouble(Reliability.Bin::share).toArray(),
                bins.stream().mapToDouble(bin -> bin.observed().low()).toArray(),
                bins.stream().mapToDouble(bin -> bin.observed().high()).toArray(),
                colour);
    }

    private BarPlot importance() {
        List<Importance> most =
                card.importance().features().stream().limit(MOST_BARS).toList();
        return new BarPlot(
                "AUC lost when shuffled",
                most.stream().map(Importance::feature).toList(),
                most.stream().map(Importance::loss).toList(),
                most.stream()
                        .map(feature -> feature.interval().high() - feature.loss())
                        .toList());
    }
}
