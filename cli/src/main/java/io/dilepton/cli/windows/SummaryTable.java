package io.dilepton.cli.windows;

import io.dilepton.schemas.QuantityDrift;
import io.dilepton.schemas.ResolutionShape;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.schemas.ZPeak;
import io.dilepton.schemas.ZPeakResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Summaries in aligned columns; the header comes again after so many rows that the last one has left the screen. The peak is that with the radiative
 * tail where it was found, else the Gaussian one, marked with g.
 */
final class SummaryTable implements Function<WindowSummary, String> {

    private static final int ROWS_PER_HEADER = 40;

    private static final List<Column> COLUMNS = List.of(
            new Column("window", -20, summary -> summary.getWindowStart().toString()),
            new Column("lane", -5, WindowSummary::getLane),
            new Column("model", -15, summary -> summary.getModelName() + "/" + summary.getModelVersion()),
            new Column("events", 9, summary -> String.format(Locale.ROOT, "%,d", summary.getEvents())),
            new Column("rate/s", 9, summary -> number("%.1f", summary.getRate())),
            new Column(
                    "mass GeV", 16, summary -> peak(summary, "%.3f", ZPeakResult::getMass, ZPeakResult::getMassError)),
            new Column(
                    "width GeV",
                    13,
                    summary -> peak(summary, "%.2f", ZPeakResult::getWidth, ZPeakResult::getWidthError)),
            new Column(
                    "resolution",
                    13,
                    summary -> peak(summary, "%.2f", ZPeakResult::getResolution, ZPeakResult::getResolutionError)),
            new Column(
                    "signal",
                    14,
                    summary -> peak(summary, "%.0f", ZPeakResult::getSignal, ZPeakResult::getSignalError)),
            new Column("chi2/ndf", 10, SummaryTable::quality),
            new Column("", -1, SummaryTable::mark),
            new Column("late", 5, summary -> String.valueOf(summary.getLateEvents())),
            new Column("largest drift", -28, SummaryTable::drift));

    private int rows;

    private record Column(String title, int width, Function<WindowSummary, String> value) {
        String padded(String cell) {
            return String.format(Locale.ROOT, "%" + width + "s", cell);
        }
    }

    @Override
    public String apply(WindowSummary summary) {
        String row = line(column -> column.value().apply(summary));
        return rows++ % ROWS_PER_HEADER == 0 ? line(Column::title) + System.lineSeparator() + row : row;
    }

    private static String line(Function<Column, String> cell) {
        return COLUMNS.stream()
                .map(column -> column.padded(cell.apply(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static @Nullable ZPeak best(WindowSummary summary) {
        return summary.getZPeaks().stream()
                .filter(peak -> peak.getResult() != null)
                .max(Comparator.comparing(peak -> peak.getResolutionShape() == ResolutionShape.CRYSTAL_BALL))
                .orElse(null);
    }

    private static String peak(
            WindowSummary summary,
            String format,
            Function<ZPeakResult, Double> value,
            Function<ZPeakResult, @Nullable Double> error) {
        ZPeak best = best(summary);
        if (best == null) {
            return "-";
        }
        ZPeakResult result = Objects.requireNonNull(best.getResult());
        Double uncertainty = error.apply(result);
        String text = number(format, value.apply(result));
        return uncertainty == null ? text + " fixed" : text + " ± " + number(format, uncertainty);
    }

    private static String quality(WindowSummary summary) {
        ZPeak best = best(summary);
        if (best == null) {
            return "-";
        }
        ZPeakResult result = Objects.requireNonNull(best.getResult());
        return number("%.0f", result.getChi2()) + "/" + result.getDegreesOfFreedom();
    }

    private static String mark(WindowSummary summary) {
        ZPeak best = best(summary);
        return best != null && best.getResolutionShape() == ResolutionShape.GAUSSIAN ? "g" : "";
    }

    private static String drift(WindowSummary summary) {
        return summary.getDrifts().stream()
                .max(Comparator.comparingDouble(SummaryTable::ratio))
                .map(drift -> String.format(
                        Locale.ROOT,
                        "%s %.1f× noise%s",
                        drift.getQuantity(),
                        ratio(drift),
                        drift.getPsi() > drift.getPsiLimit() || drift.getKs() > drift.getKsLimit() ? " !" : ""))
                .orElse("-");
    }

    private static double ratio(QuantityDrift drift) {
        return Math.max(
                drift.getPsiFloor() > 0 ? drift.getPsi() / drift.getPsiFloor() : 0,
                drift.getKsFloor() > 0 ? drift.getKs() / drift.getKsFloor() : 0);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
