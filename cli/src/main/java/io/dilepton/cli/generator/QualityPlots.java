package io.dilepton.cli.generator;

import io.dilepton.core.observables.Observable;
import io.dilepton.generator.quality.FeatureQuality;
import io.dilepton.generator.quality.FeatureShape;
import io.dilepton.generator.quality.MatrixQuality;
import io.dilepton.generator.quality.QualityReport;
import io.dilepton.trainer.plot.Drawing;
import io.dilepton.trainer.plot.HeatMap;
import io.dilepton.trainer.plot.Ink;
import io.dilepton.trainer.plot.Panel;
import io.dilepton.trainer.plot.PanelPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The plots of a quality report, by name. */
final class QualityPlots {

    static final String HISTOGRAM = "histogram-";
    static final String CUMULATIVE = "cumulative-";
    static final String PEARSON = "pearson-";
    static final String SPEARMAN = "spearman-";
    static final String GENERATED = "generated";
    static final String REFERENCE = "reference";
    static final String DIFFERENCE = "difference";

    private static final double ROOM = 1.08;
    private static final double RATIO_LOW = 0.5;
    private static final double RATIO_HIGH = 1.5;

    private QualityPlots() {}

    /** Makes the plots, in the order of the page. */
    static Map<String, Drawing> of(QualityReport report) {
        Map<String, Drawing> plots = new LinkedHashMap<>();
        for (FeatureQuality feature : report.features()) {
            plots.put(HISTOGRAM + feature.observable().name(), histogram(feature));
            plots.put(CUMULATIVE + feature.observable().name(), cumulative(feature));
        }
        List<String> names = report.features().stream()
                .map(feature -> feature.observable().symbol())
                .toList();
        matrices(plots, PEARSON, names, report.pearson());
        matrices(plots, SPEARMAN, names, report.spearman());
        return plots;
    }

    private static void matrices(Map<String, Drawing> plots, String name, List<String> symbols, MatrixQuality matrix) {
        List<List<Double>> difference = new ArrayList<>();
        for (int row = 0; row < symbols.size(); row++) {
            List<Double> cells = new ArrayList<>();
            for (int column = 0; column < symbols.size(); column++) {
                cells.add(matrix.generated().get(row).get(column)
                        - matrix.reference().get(row).get(column));
            }
            difference.add(cells);
        }
        double range = Math.max(0.05, Math.ceil(matrix.maxDifference().value() * 20) / 20);
        plots.put(name + REFERENCE, new HeatMap(symbols, matrix.reference(), 1, 2));
        plots.put(name + GENERATED, new HeatMap(symbols, matrix.generated(), 1, 2));
        plots.put(name + DIFFERENCE, new HeatMap(symbols, difference, range, 3));
    }

    /** Densities, and below their ratio; the band is the statistical error of the reference, the bars that of the generated events. */
    private static Drawing histogram(FeatureQuality feature) {
        FeatureShape shape = feature.shape();
        double[] edges = numbers(shape.edges());
        double[] reference = density(shape.reference(), shape.referenceTotal(), edges);
        double[] generated = density(shape.generated(), shape.generatedTotal(), edges);
        double top = ROOM * Math.max(largest(reference), largest(generated));
        int bins = reference.length;
        double[] ratio = new double[bins];
        double[] errors = new double[bins];
        double[] low = new double[bins];
        double[] high = new double[bins];
        for (int i = 0; i < bins; i++) {
            double real = shape.reference().get(i);
            double made = shape.generated().get(i);
            ratio[i] = real > 0 ? generated[i] / reference[i] : Double.NaN;
            errors[i] = made > 0 ? ratio[i] / Math.sqrt(made) : 0;
            double error = real > 0 ? 1 / Math.sqrt(real) : 0;
            low[i] = 1 - error;
            high[i] = 1 + error;
        }
        Observable observable = feature.observable();
        Panel upper = new Panel(unit("share of events", observable), 0, top)
                .steps(edges, reference, Ink.SHADE, true)
                .steps(edges, reference, Ink.MUTED, false)
                .steps(edges, generated, Ink.SIGNAL, false);
        Panel lower = new Panel("ratio", RATIO_LOW, RATIO_HIGH)
                .band(edges, low, high, Ink.SHADE)
                .level(1, Ink.MUTED)
                .points(middles(edges), ratio, errors, Ink.SIGNAL);
        return plot(observable, edges, upper, lower, "reference, with its statistical error below");
    }

    private static Drawing cumulative(FeatureQuality feature) {
        FeatureShape shape = feature.shape();
        double[] edges = numbers(shape.edges());
        double[] reference = cumulative(shape.reference(), shape.referenceBelow(), shape.referenceTotal());
        double[] generated = cumulative(shape.generated(), shape.generatedBelow(), shape.generatedTotal());
        double[] difference = new double[edges.length];
        Arrays.setAll(difference, i -> generated[i] - reference[i]);
        double range = Math.max(
                0.01, ROOM * DoubleStream.of(difference).map(Math::abs).max().orElse(0));
        Panel upper = new Panel("cumulative share", 0, 1.02)
                .line(edges, reference, Ink.MUTED)
                .line(edges, generated, Ink.SIGNAL);
        Panel lower = new Panel("difference", -range, range).level(0, Ink.MUTED).line(edges, difference, Ink.SIGNAL);
        return plot(feature.observable(), edges, upper, lower, REFERENCE);
    }

    private static Drawing plot(Observable observable, double[] edges, Panel upper, Panel lower, String reference) {
        return new PanelPlot(observable.label(), edges[0], edges[edges.length - 1], upper, lower)
                .legend(reference, Ink.MUTED, false)
                .legend(GENERATED, Ink.SIGNAL, false);
    }

    private static String unit(String title, Observable observable) {
        return observable.unit().equals("1") ? title + " per unit" : title + " per " + observable.unit();
    }

    private static double[] density(List<Long> counts, long total, double[] edges) {
        double[] density = new double[counts.size()];
        Arrays.setAll(density, i -> counts.get(i) / (total * (edges[i + 1] - edges[i])));
        return density;
    }

    private static double[] cumulative(List<Long> counts, long below, long total) {
        double[] shares = new double[counts.size() + 1];
        long sum = below;
        shares[0] = (double) sum / total;
        for (int i = 0; i < counts.size(); i++) {
            sum += counts.get(i);
            shares[i + 1] = (double) sum / total;
        }
        return shares;
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] middles(double[] edges) {
        double[] middles = new double[edges.length - 1];
        Arrays.setAll(middles, i -> (edges[i] + edges[i + 1]) / 2);
        return middles;
    }

    private static double largest(double[] values) {
        return DoubleStream.of(values).max().orElse(1);
    }
}
