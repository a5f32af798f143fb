package io.dilepton.cli.generator;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.observables.Observable;
import io.dilepton.generator.quality.FeatureQuality;
import io.dilepton.generator.quality.QualityReport;
import io.dilepton.trainer.card.Block;
import io.dilepton.trainer.card.CardHtml;
import io.dilepton.trainer.card.Section;
import io.dilepton.trainer.plot.Drawing;
import io.dilepton.trainer.plot.UnavailableFontsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A quality report as a folder: a page that needs no other file, and each plot as SVG and PNG. */
final class QualityPage {

    static final String HTML = "quality.html";
    static final String PLOTS = "plots";

    private final QualityReport report;
    private final String generator;
    private final String reference;

    /**
     * Takes what the page is about.
     *
     * @param report the figures
     * @param generator what made the generated events
     * @param reference what they are compared with
     */
    QualityPage(QualityReport report, String generator, String reference) {
        this.report = report;
        this.generator = generator;
        this.reference = reference;
    }

    /** Writes the folder, over that of another report. */
    void write(Path directory) {
        Path plots = directory.resolve(PLOTS);
        Map<String, String> drawn = new LinkedHashMap<>();
        try {
            Files.createDirectories(plots);
            for (Map.Entry<String, Drawing> plot : QualityPlots.of(report).entrySet()) {
                String svg = plot.getValue().svg();
                drawn.put(plot.getKey(), svg);
                Files.writeString(plots.resolve(plot.getKey() + ".svg"), svg);
                Files.write(
                        plots.resolve(plot.getKey() + ".png"), plot.getValue().png());
            }
            Files.writeString(directory.resolve(HTML), CardHtml.of("Generator quality", generator, sections(), drawn));
        } catch (IOException e) {
            throw CommandFailure.run("the pages cannot be written to " + directory + ": " + e.getMessage());
        } catch (UnavailableFontsException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private List<Section> sections() {
        return List.of(
                new Section("Summary", summary()),
                new Section("Observables", observables()),
                new Section("Distributions", distributions()),
                new Section("Correlations", correlations()),
                new Section("Windows of the pair mass", windows()));
    }

    private List<Block> summary() {
        String sizes = String.format(
                Locale.ROOT,
                "%,d generated events of %s against %,d reference events: %s. Figures that depend on the size of a sample compare %,d with %,d events.",
                report.generated(),
                generator,
                report.reference(),
                reference,
                report.sampleSize(),
                report.sampleSize());
        return List.of(
                new Block.Paragraph(sizes),
                new Block.Paragraph(
                        "The floor of a figure is what it is between two disjoint samples of reference events: what a perfect generator would get."),
                new Block.Table(QualityText.figureHeader(), QualityText.figures(report)));
    }

    private List<Block> observables() {
        return List.of(
                new Block.Paragraph(
                        "Wasserstein-1 distance over the standard deviation of the reference, and difference of the means over the mean magnitude of the"
                                + " reference."),
                new Block.Table(QualityText.featureHeader(), QualityText.features(report)));
    }

    private List<Block> distributions() {
        List<Block> blocks = new ArrayList<>();
        for (FeatureQuality feature : report.features()) {
            Observable observable = feature.observable();
            blocks.add(new Block.Figure(
                    QualityPlots.HISTOGRAM + observable.name(),
                    observable.symbol() + ": distributions and their ratio"));
            blocks.add(new Block.Figure(
                    QualityPlots.CUMULATIVE + observable.name(),
                    observable.symbol() + ": cumulative distributions and their difference"));
        }
        return blocks;
    }

    private List<Block> correlations() {
        List<Block> blocks = new ArrayList<>();
        for (String kind : List.of(QualityPlots.PEARSON, QualityPlots.SPEARMAN)) {
            String name = kind.equals(QualityPlots.PEARSON) ? "Linear (Pearson)" : "Rank (Spearman)";
            blocks.add(new Block.Figure(kind + QualityPlots.REFERENCE, name + " correlations of the reference"));
            blocks.add(new Block.Figure(kind + QualityPlots.GENERATED, name + " correlations of the generated events"));
            blocks.add(
                    new Block.Figure(kind + QualityPlots.DIFFERENCE, name + " correlations, generated less reference"));
        }
        return blocks;
    }

    private List<Block> windows() {
        return List.of(
                new Block.Paragraph(
                        "Shares of the events in quarters of the reference's pair mass, and inside each the mean of W1 / σ over the observables."),
                new Block.Table(QualityText.windowHeader(), QualityText.windows(report)));
    }
}
