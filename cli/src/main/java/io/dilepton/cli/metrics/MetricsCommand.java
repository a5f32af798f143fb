package io.dilepton.cli.metrics;

import io.dilepton.cli.terminal.TextTable;
import io.dilepton.core.metrics.Catalogue;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton metrics}: every metric of the product. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        description =
                "Lists the metrics that the applications export to Prometheus: names, kinds, units, labels, meaning.")
public final class MetricsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text: the product's own; markdown: all, as in docs/metrics.md. Default: text.")
    private Format format = Format.TEXT;

    /** Made by picocli. */
    public MetricsCommand() {}

    /** How they are listed. */
    enum Format {
        TEXT,
        MARKDOWN
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == Format.MARKDOWN ? MetricsPage.markdown() : table());
        out.flush();
    }

    private static String table() {
        TextTable table = new TextTable("APPLICATION", "METRIC", "KIND", "LABELS", "WHAT");
        for (Catalogue catalogue : MetricsPage.catalogues()) {
            catalogue
                    .metrics()
                    .forEach(metric -> table.row(
                            catalogue.application(),
                            MetricsPage.shown(metric),
                            MetricsPage.kind(metric),
                            String.join(",", metric.tags()),
                            metric.text()));
        }
        return table.toString();
    }
}
