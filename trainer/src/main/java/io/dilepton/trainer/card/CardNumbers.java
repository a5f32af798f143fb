package io.dilepton.trainer.card;

import io.dilepton.trainer.evaluation.ConfusionMatrix;
import io.dilepton.trainer.evaluation.Interval;
import java.util.Locale;

/** Numbers as a card writes them. */
final class CardNumbers {

    private CardNumbers() {}

    static String cell(ConfusionMatrix.Cell cell) {
        return String.format(
                Locale.ROOT,
                "%,d (%.2f%% [%.2f, %.2f])",
                cell.rows(),
                100 * cell.share(),
                100 * cell.interval().low(),
                100 * cell.interval().high());
    }

    static String with(double value, Interval interval) {
        return Double.isNaN(value)
                ? "not defined"
                : String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, interval.low(), interval.high())
                        .replace("-0.0000", "0.0000");
    }

    /** Four digits that count. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "not defined";
        }
        String text = String.format(Locale.ROOT, "%.4g", value);
        if (!text.contains("e") && text.contains(".")) {
            text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return text;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
