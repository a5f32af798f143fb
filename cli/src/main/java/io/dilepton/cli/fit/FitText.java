package io.dilepton.cli.fit;

import io.dilepton.core.event.ParticleMasses;
import io.dilepton.core.fit.FitOutcome;
import io.dilepton.core.fit.MassHistogram;
import io.dilepton.core.fit.Measured;
import io.dilepton.core.fit.ResolutionShape;
import io.dilepton.core.fit.ZPeakFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of a fit, for people: numbers, and the peak drawn with characters. */
final class FitText {

    private static final double GEV_PER_LINE = 2;
    private static final int WIDTH = 60;

    private FitText() {}

    static List<String> lines(FitOutcome outcome, MassHistogram histogram) {
        if (outcome instanceof FitOutcome.Failure failure) {
            return List.of(title(failure.shape()) + ": " + failure.reason());
        }
        FitOutcome.Peak peak = (FitOutcome.Peak) outcome;
        List<String> lines = new ArrayList<>();
        lines.add(title(peak.shape()) + String.format(Locale.ROOT, ", %.0f-%.0f GeV", peak.low(), peak.high()));
        lines.add(value(
                "mass", peak.mass(), "%.3f", " GeV   (" + ParticleMasses.EDITION + ": " + ParticleMasses.Z + ")"));
        lines.add(value(
                "width",
                peak.width(),
                "%.3f",
                " GeV   (" + ParticleMasses.EDITION + ": " + ParticleMasses.Z_WIDTH + ")"));
        lines.add(value("resolution", peak.resolution(), "%.3f", " GeV"));
        if (peak.tail().value() > 0) {
            lines.add(value("tail from", peak.tail(), "%.2f", " resolutions below the peak"));
        }
        lines.add(value("signal", peak.signal(), "%.0f", " events"));
        lines.add(value("background", peak.background(), "%.0f", " events"));
        lines.add(String.format(
                Locale.ROOT,
                "  %-11s %.1f / %d, p = %.2g",
                "chi2/ndf",
                peak.quality().chi2(),
                peak.quality().degreesOfFreedom(),
                peak.quality().pValue()));
        lines.addAll(picture(peak, histogram));
        return lines;
    }

    private static String title(ResolutionShape shape) {
        return shape == ResolutionShape.GAUSSIAN
                ? "Breit-Wigner with a Gaussian resolution"
                : "Breit-Wigner with a Crystal Ball resolution (radiative tail)";
    }

    private static String value(String name, Measured measured, String format, String unit) {
        String error = measured.isFixed() ? "  fixed" : " ± " + String.format(Locale.ROOT, format, measured.error());
        return String.format(Locale.ROOT, "  %-11s " + format, name, measured.value()) + error + unit;
    }

    /** Draws bars of events, and the curve as a mark in each line. */
    private static List<String> picture(FitOutcome.Peak peak, MassHistogram histogram) {
        MassHistogram bins = histogram.within(peak.low(), peak.high());
        double[] curve = ZPeakFit.curve(peak, bins);
        int merged = (int) Math.max(1, Math.round(GEV_PER_LINE / bins.binWidth()));
        int count = bins.bins() / merged;
        double[] events = new double[count];
        double[] expected = new double[count];
        double highest = 1;
        for (int line = 0; line < count; line++) {
            for (int bin = line * merged; bin < (line + 1) * merged; bin++) {
                events[line] += bins.count(bin);
                expected[line] += curve[bin];
            }
            highest = Math.max(highest, Math.max(events[line], expected[line]));
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            double low = bins.low() + line * merged * bins.binWidth();
            lines.add(String.format(
                    Locale.ROOT,
                    "%7.0f %s %.0f",
                    low,
                    bar(events[line] / highest, expected[line] / highest),
                    events[line]));
        }
        return lines;
    }

    private static String bar(double events, double expected) {
        int length = (int) Math.round(WIDTH * events);
        int mark = (int) Math.round(WIDTH * expected);
        StringBuilder bar = new StringBuilder("█".repeat(length));
        bar.append(" ".repeat(Math.max(0, mark + 1 - length)));
        bar.setCharAt(mark, '│');
        return bar.toString();
    }
}
