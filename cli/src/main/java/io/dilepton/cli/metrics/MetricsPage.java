package io.dilepton.cli.metrics;

import io.dilepton.core.metrics.Catalogue;
import io.dilepton.core.metrics.CommonMetrics;
import io.dilepton.core.metrics.Metric;
import io.dilepton.generator.metrics.GeneratorMetrics;
import io.dilepton.stream.metrics.StreamMetrics;
import io.dilepton.trainer.metrics.TrainerMetrics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page docs/metrics.md. */
final class MetricsPage {

    private static final String INTRODUCTION = """
            # Metrics

            <!-- Generated. After a change of a catalogue: ./dilepton metrics --format markdown > docs/metrics.md -->

            Each application answers Prometheus on `/metrics`: the stream at `dilepton.metrics.host` and `dilepton.metrics.port` (127.0.0.1:9464), the generator at
            `dilepton.generator.metrics.host` and `.port` (127.0.0.1:9481), a training where `--metrics-host` and `--metrics-port` say. What is here is all that they export. [monitoring.md](monitoring.md) has the dashboards and alerts.

            Every metric has the label `application`, on top of those that Prometheus adds (`job`, `instance`). Labels have few values: there is none for an event, a run or a
            key. What is distributed is a histogram (`…_bucket`, `…_sum`, `…_count`), so that percentiles can be taken over all instances; `…_max` is the largest of
            the last two or three minutes. Counters count since the start of the process: ask for `rate(…)` or `increase(…)`.
            """;

    private static final String COMMON = "All applications: JVM and process";
    private static final String CLIENTS = "Kafka's consumers and producers";
    private static final String STREAMS = "Kafka Streams";

    private MetricsPage() {}

    /** Returns what each application has of its own. */
    static List<Catalogue> catalogues() {
        return List.of(StreamMetrics.catalogue(), GeneratorMetrics.catalogue(), TrainerMetrics.catalogue());
    }

    static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Catalogue catalogue : catalogues()) {
            section(
                    page,
                    catalogue.title(),
                    "Label `application=\"" + catalogue.application() + "\"`.",
                    catalogue.metrics());
        }
        section(page, COMMON, "", CommonMetrics.process());
        section(page, CLIENTS, "Of the stream. Averages are Kafka's own, over half a minute.", CommonMetrics.clients());
        section(
                page,
                STREAMS,
                "Of the stream. Averages and shares are Kafka's own, over half a minute.",
                CommonMetrics.streams());
        return page.toString();
    }

    private static void section(StringBuilder page, String title, String text, List<Metric> metrics) {
        page.append("\n## ").append(title).append("\n\n");
        if (!text.isEmpty()) {
            page.append(text).append("\n\n");
        }
        page.append("| Prometheus | kind | unit | labels | what | meter |\n| --- | --- | --- | --- | --- | --- |\n");
        metrics.forEach(metric -> page.append(row(metric)));
    }

    private static String row(Metric metric) {
        return "| `" + shown(metric) + "` | " + kind(metric) + " | " + metric.unit() + " | "
                + metric.tags().stream()
                        .map(tag -> "`" + tag.replace('.', '_') + "`")
                        .collect(Collectors.joining(", "))
                + " | " + metric.text() + " | `" + metric.name() + "` |\n";
    }

    /** Returns the name of the family, or of the one series that it has. */
    static String shown(Metric metric) {
        return metric.series().size() == 1 ? metric.series().get(0) : metric.family();
    }

    static String kind(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER, GAUGE -> metric.kind().name().toLowerCase(Locale.ROOT);
            case TIMER, SUMMARY -> "histogram, max";
            case HISTOGRAM -> "histogram";
            case DURATION -> "count, sum, max";
        };
    }
}
