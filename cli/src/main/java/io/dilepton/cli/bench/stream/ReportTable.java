package io.dilepton.cli.bench.stream;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a report for people. */
final class ReportTable {

    private static final double KILO = 1024;
    private static final String ROW = "%-40s %12s %10s %12s %10s%n";

    private final PrintWriter out;

    ReportTable(PrintWriter out) {
        this.out = out;
    }

    void print(StreamReport report, Results results) {
        out.println();
        out.printf(ROW, "", "events/s", "CPU s per", "allocated,", "peak mem.,");
        out.printf(ROW, "", "(median)", "million", "kB/event", "MiB");
        for (Variant variant : results.variants()) {
            String key = variant.key();
            out.printf(
                    ROW,
                    variant.label(),
                    number("%,.0f", report.rates().get(key)),
                    number("%.2f", report.cpuSecondsPerMillion().get(key)),
                    number("%.2f", report.allocation().getOrDefault(key, 0.0) / KILO),
                    number("%.0f", report.peakMemoryMiB().get(key)));
        }
        latencies(report);
        ratios(report);
        out.flush();
    }

    private void latencies(StreamReport report) {
        if (!report.latencyMs().isEmpty()) {
            out.println();
            out.printf(ROW, "latency, ms", "events/s", "p50", "p99", "max");
        }
        report.latencyMs()
                .forEach((key, loads) -> loads.forEach((load, latency) -> out.printf(
                        ROW,
                        key + ", " + load + (latency.sustained() ? "" : " (not sustained)"),
                        number("%,.0f", latency.rate()),
                        number("%.0f", latency.p50()),
                        number("%.0f", latency.p99()),
                        number("%.0f", latency.max()))));
    }

    private void ratios(StreamReport report) {
        out.println();
        out.printf("%-62s %10s %10s%n", "ratio", "measured", "target");
        ratio(report.ratios(), "exactlyOnceToLimit", "exactly once, to 1/(1/pass-through + 1/inference)", "≥ 0.85");
        ratio(report.ratios(), "exactlyOnceToPassThrough", "exactly once, to pass-through", "");
        ratio(report.ratios(), "exactlyOnceToOneByOne", "exactly once, to one by one", "≥ 2.2");
        ratio(report.ratios(), "atLeastOnceToLimit", "at least once, to 1/(1/pass-through + 1/inference)", "");
        ratio(report.ratios(), "atLeastOnceToOneByOne", "at least once, to one by one", "");
        ratio(
                report.cpuSecondsPerMillion(),
                "beyondPassThroughAndInference",
                "CPU seconds per million beyond pass-through and inference",
                "≤ 1");
        Double allocation = report.allocationBytesPerEvent();
        if (allocation != null) {
            line("bytes allocated per event beyond pass-through", number("%,.0f", allocation), "≤ 2048");
        }
        line("seconds from start to first score", number("%.1f", report.startToFirstScoreSeconds()), "≤ 5");
        for (StreamReport.Scaling point : report.scaling()) {
            line(
                    String.format(
                            Locale.ROOT, "events/s, %d partitions, backlog %,d", point.partitions(), point.backlog()),
                    number("%,.0f", point.rate()),
                    "");
        }
    }

    private void ratio(Map<String, Double> values, String key, String label, String target) {
        Double value = values.get(key);
        if (value != null) {
            line(label, number("%.2f", value), target);
        }
    }

    private void line(String label, String value, String target) {
        out.printf("%-62s %10s %10s%n", label, value, target);
    }

    private static String number(String format, @Nullable Double value) {
        return value == null || Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
