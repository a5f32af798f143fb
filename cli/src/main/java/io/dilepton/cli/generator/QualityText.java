package io.dilepton.cli.generator;

import io.dilepton.cli.terminal.TextTable;
import io.dilepton.core.fit.Measured;
import io.dilepton.generator.quality.FeatureQuality;
import io.dilepton.generator.quality.Figure;
import io.dilepton.generator.quality.Floor;
import io.dilepton.generator.quality.MemorisationQuality;
import io.dilepton.generator.quality.QualityReport;
import io.dilepton.generator.quality.TwoSampleQuality;
import io.dilepton.generator.quality.WindowQuality;
import io.dilepton.generator.quality.ZPeakQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of a quality report as rows of tables, for the console and for pages. */
final class QualityText {

    private QualityText() {}

    static List<String> featureHeader() {
        return List.of("observable", "W1 / σ", "floor", "mean difference", "floor");
    }

    static List<List<String>> features(QualityReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (FeatureQuality feature : report.features()) {
            rows.add(List.of(
                    feature.observable().symbol(),
                    number(feature.w1()),
                    floor(feature.w1Floor()),
                    percent(feature.relativeMeanDifference()),
                    percent(feature.relativeMeanFloor().value())));
        }
        rows.add(List.of("mean", number(report.w1Mean()), number(report.w1MeanFloor()), "", ""));
        return rows;
    }

    static List<String> figureHeader() {
        return List.of("figure", "value", "floor");
    }

    static List<List<String>> figures(QualityReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(figure(
                "largest difference of a Pearson coefficient", report.pearson().maxDifference()));
        rows.add(figure(
                "largest difference of a Spearman coefficient",
                report.spearman().maxDifference()));
        TwoSampleQuality auc = report.twoSampleAuc();
        rows.add(List.of(
                "two-sample AUC of boosted trees",
                String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", auc.value(), auc.low(), auc.high()),
                floor(auc.floor())));
        rows.add(figure("Fréchet physics distance · 10³", thousandfold(report.frechet())));
        rows.add(figure("kernel physics distance · 10³", thousandfold(report.kernel())));
        ZPeakQuality peak = report.zPeak();
        if (peak != null) {
            rows.add(List.of("Z peak, position [GeV]", measured(peak.position()), reference(peak.referencePosition())));
            rows.add(List.of(
                    "Z peak, full width at half maximum [GeV]",
                    measured(peak.width()),
                    reference(peak.referenceWidth())));
        }
        MemorisationQuality memory = report.memorisation();
        if (memory != null) {
            rows.add(List.of("copies of training events", percent(memory.copies()), "0%"));
            rows.add(List.of("closer to a training event than 5% of others are", percent(memory.closer()), "5%"));
            rows.add(List.of("median distance to training over that of others", number(memory.medianRatio()), "1"));
        }
        rows.add(List.of("constraint violations", constraints(report), "0"));
        return rows;
    }

    static List<String> windowHeader() {
        return List.of("m(ℓℓ) [GeV]", "generated", "reference", "W1 / σ", "floor");
    }

    static List<List<String>> windows(QualityReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (WindowQuality window : report.windows()) {
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.0f–%.0f", window.low(), window.high()),
                    percent(window.generatedShare()),
                    percent(window.referenceShare()),
                    number(window.w1()),
                    floor(window.w1Floor())));
        }
        return rows;
    }

    /** Lays a table out for the console; all columns but the first to the right. */
    static String table(List<String> header, List<List<String>> rows) {
        String[] titles = header.toArray(String[]::new);
        for (int i = 1; i < titles.length; i++) {
            titles[i] = ">" + titles[i];
        }
        TextTable table = new TextTable(titles);
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return table.toString();
    }

    private static String constraints(QualityReport report) {
        long total = report.constraints().total();
        String kinds = report.constraints().byKind().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return total == 0 ? "0" : String.format(Locale.ROOT, "%,d (%s)", total, kinds);
    }

    private static List<String> figure(String name, Figure figure) {
        return List.of(name, number(figure.value()), floor(figure.floor()));
    }

    private static Figure thousandfold(Figure figure) {
        Floor floor = figure.floor();
        return new Figure(1000 * figure.value(), new Floor(1000 * floor.value(), 1000 * floor.spread()));
    }

    private static String measured(Measured measured) {
        return String.format(Locale.ROOT, "%.3f ± %.3f", measured.value(), measured.error());
    }

    private static String reference(Measured measured) {
        return "reference " + measured(measured);
    }

    private static String floor(Floor floor) {
        return Double.isNaN(floor.value())
                ? "too few"
                : String.format(Locale.ROOT, "%.4f ± %.4f", floor.value(), floor.spread());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "too few" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share).replace("-0.00%", "0.00%");
    }
}
