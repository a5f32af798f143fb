package io.dilepton.cli.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.terminal.TextTable;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.PairedComparison;
import io.dilepton.trainer.evaluation.PairedComparison.Compared;
import java.util.Locale;

/** A comparison for people and for machines. */
final class ComparisonText {

    private ComparisonText() {}

    static String table(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "agreement of decisions  %.3f%% [%.3f%%, %.3f%%]",
                100 * comparison.agreement(),
                100 * comparison.agreementInterval().low(),
                100 * comparison.agreementInterval().high());
        line(
                text,
                "challenger − champion   mean %+.5f, mean absolute %.5f, largest %.5f",
                comparison.meanDifference(),
                comparison.meanAbsoluteDifference(),
                comparison.maxAbsoluteDifference());
        line(text, "correlation of scores   Pearson %.5f, Spearman %.5f", comparison.pearson(), comparison.spearman());
        PairedComparison quality = comparison.quality();
        if (quality == null) {
            line(
                    text,
                    "signal and background   not told: no event has %s",
                    comparison.label().text());
            return text.toString();
        }
        line(
                text,
                "signal by               %s: %,d signal, %,d background",
                comparison.label().text(),
                quality.signal(),
                quality.rows() - quality.signal());
        TextTable table = new TextTable("", "CHAMPION", "CHALLENGER", "DIFFERENCE");
        row(table, "AUC", quality.auc());
        row(table, "signal efficiency", quality.signalEfficiency());
        row(table, "background rejection", quality.backgroundRejection());
        return text + System.lineSeparator() + table;
    }

    static void json(Comparison comparison, ObjectNode json) {
        json.put("events", comparison.events());
        ObjectNode agreement = json.putObject("agreement");
        agreement.put("value", comparison.agreement());
        interval(agreement, comparison.agreementInterval());
        json.putObject("difference")
                .put("mean", comparison.meanDifference())
                .put("meanAbsolute", comparison.meanAbsoluteDifference())
                .put("maxAbsolute", comparison.maxAbsoluteDifference());
        json.putObject("correlation").put("pearson", comparison.pearson()).put("spearman", comparison.spearman());
        json.put("label", comparison.label().name().toLowerCase(Locale.ROOT));
        PairedComparison quality = comparison.quality();
        if (quality != null) {
            json.put("labelled", quality.rows());
            json.put("signal", quality.signal());
            json.put("resamples", quality.resamples());
            compared(json.putObject("auc"), quality.auc());
            compared(json.putObject("signalEfficiency"), quality.signalEfficiency());
            compared(json.putObject("backgroundRejection"), quality.backgroundRejection());
        }
    }

    private static void row(TextTable table, String name, Compared compared) {
        table.row(
                name,
                cell("%.5f", compared.first()),
                cell("%.5f", compared.second()),
                cell("%+.5f", compared.difference()));
    }

    private static String cell(String number, Estimate estimate) {
        return String.format(
                Locale.ROOT,
                number + " [" + number + ", " + number + "]",
                estimate.value(),
                estimate.interval().low(),
                estimate.interval().high());
    }

    private static void compared(ObjectNode json, Compared compared) {
        estimate(json.putObject("champion"), compared.first());
        estimate(json.putObject("challenger"), compared.second());
        estimate(json.putObject("difference"), compared.difference());
    }

    private static void estimate(ObjectNode json, Estimate estimate) {
        number(json, "value", estimate.value());
        interval(json, estimate.interval());
    }

    private static void interval(ObjectNode json, Interval interval) {
        number(json, "low", interval.low());
        number(json, "high", interval.high());
    }

    /** JSON has no NaN: a metric that is not defined is null. */
    private static void number(ObjectNode json, String name, double value) {
        json.put(name, Double.isNaN(value) ? null : value);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
