package io.dilepton.cli.study;

import io.dilepton.cli.terminal.TextTable;
import io.dilepton.trainer.augmentation.Variant;
import io.dilepton.trainer.evaluation.Estimate;
import java.util.List;
import java.util.Locale;

/** A study as a table: ours, and beside the multiplier that the published study found best, its numbers. */
final class StudyText {

    /** What stands in a row that cannot be filled yet. */
    static final String NEEDS_GENERATOR = "needs the generator";

    private StudyText() {}

    static String of(StudyRun run, int seeds) {
        TextTable table = new TextTable(
                "technique",
                ">multiplier",
                ">synthetic",
                ">outliers",
                ">validation",
                "held out",
                "AUC",
                "gain",
                ">paper test",
                ">paper gain");
        Variant baseline = run.baseline();
        table.row(cells(baseline, "", "", "", number("%.4f", Technique.PAPER_BASELINE), ""));
        for (Technique technique : Technique.values()) {
            List<Variant> variants = run.variants().getOrDefault(technique, List.of());
            for (Variant variant : variants) {
                boolean paper = variant.multiplier() == technique.paperMultiplier();
                table.row(cells(
                        variant,
                        mark(run, technique, variant),
                        number("%.0f", variant.synthetic()),
                        number("%.0f", variant.outliers()),
                        paper ? number("%.4f", technique.paperTest()) : "",
                        paper ? number("%+.4f", technique.paperGain()) : ""));
            }
            if (variants.isEmpty()) {
                table.row(
                        technique.toString(),
                        number("%.1f", technique.paperMultiplier()),
                        "",
                        "",
                        "",
                        NEEDS_GENERATOR,
                        "",
                        "",
                        number("%.4f", technique.paperTest()),
                        number("%+.4f", technique.paperGain()));
            }
        }
        return table
                + String.format(
                        Locale.ROOT,
                        "* best on validation events. In brackets: 95%% intervals, %d seeds; gain: accuracy on held-out events minus that"
                                + " without synthetic events, of the same events and seeds.%n",
                        seeds);
    }

    private static String mark(StudyRun run, Technique technique, Variant variant) {
        return number("%.1f", variant.multiplier()) + (variant.equals(run.best(technique)) ? "*" : " ");
    }

    private static String[] cells(
            Variant variant, String multiplier, String synthetic, String outliers, String paper, String paperGain) {
        return new String[] {
            variant.technique(),
            multiplier,
            synthetic,
            outliers,
            number("%.4f", variant.validation()),
            cell("%.4f [%.4f, %.4f]", variant.accuracy()),
            cell("%.4f [%.4f, %.4f]", variant.auc()),
            multiplier.isEmpty() ? "" : cell("%+.4f [%+.4f, %+.4f]", variant.gain()),
            paper,
            paperGain
        };
    }

    private static String cell(String format, Estimate estimate) {
        return String.format(
                Locale.ROOT,
                format,
                estimate.value(),
                estimate.interval().low(),
                estimate.interval().high());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
