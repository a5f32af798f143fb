package io.dilepton.trainer.card;

import static io.dilepton.trainer.card.CardNumbers.cell;
import static io.dilepton.trainer.card.CardNumbers.count;
import static io.dilepton.trainer.card.CardNumbers.number;
import static io.dilepton.trainer.card.CardNumbers.with;

import io.dilepton.trainer.card.Block.Bullets;
import io.dilepton.trainer.card.Block.Figure;
import io.dilepton.trainer.card.Block.Paragraph;
import io.dilepton.trainer.card.Block.Table;
import io.dilepton.trainer.evaluation.ConfusionMatrix;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.MassSculpting;
import io.dilepton.trainer.evaluation.PermutationImportance;
import io.dilepton.trainer.evaluation.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a card: its sections in the order of reading. */
final class CardDocument {

    private final ModelCard card;

    private CardDocument(ModelCard card) {
        this.card = card;
    }

    static List<Section> of(ModelCard card) {
        CardDocument document = new CardDocument(card);
        List<Section> sections = new ArrayList<>(
                List.of(document.purpose(), document.results(), document.decisions(), document.calibration()));
        ModelCard.Mass mass = card.mass();
        if (mass != null) {
            sections.add(document.mass(mass));
        }
        sections.add(document.importance());
        OriginSections origin = new OriginSections(card);
        sections.add(origin.data());
        sections.add(origin.training());
        sections.add(origin.features());
        return sections;
    }

    private Section purpose() {
        return new Section("What it tells", List.of(new Paragraph(card.purpose()), new Bullets(card.limits())));
    }

    private Section results() {
        List<String> header = new ArrayList<>(List.of("held-out events"));
        List<String> metrics = List.copyOf(card.classifiers().get(0).metrics().keySet());
        metrics.forEach(metric -> header.add(metric.length() < 4 ? metric.toUpperCase(Locale.ROOT) : metric));
        List<List<String>> rows = new ArrayList<>();
        for (ModelCard.Classifier classifier : card.classifiers()) {
            List<String> row = new ArrayList<>(List.of(classifier.name()));
            for (String metric : metrics) {
                Estimate estimate = classifier.metrics().get(metric);
                row.add(estimate == null ? "" : with(estimate.value(), estimate.interval()));
            }
            rows.add(row);
        }
        return new Section(
                "How well it does",
                List.of(
                        new Table(header, rows),
                        new Paragraph(
                                "Measured on events that neither weights nor threshold nor calibration were chosen on,"
                                        + " with the exported model as it serves. In brackets: 95% intervals by bootstrap"
                                        + " over the events; they do not cover what another seed or another sample would"
                                        + " change."),
                        new Figure(
                                CardPlots.ROC, "ROC curve. The dot is the decision at the threshold of the manifest."),
                        new Figure(
                                CardPlots.REJECTION,
                                "The same curve with the background in powers of ten. The lower end stands for less"
                                        + " than one event.")));
    }

    private Section decisions() {
        ConfusionMatrix matrix = card.confusion();
        return new Section(
                "Decisions",
                List.of(
                        new Paragraph("Taken for signal from a probability of " + number(card.threshold())
                                + " upwards (" + card.criterion() + " on events that the weights were not fitted on)."),
                        new Table(
                                List.of("", "taken for signal", "taken for background"),
                                List.of(
                                        List.of("signal", cell(matrix.signalFound()), cell(matrix.signalMissed())),
                                        List.of(
                                                "background",
                                                cell(matrix.backgroundTaken()),
                                                cell(matrix.backgroundRejected())))),
                        new Figure(
                                CardPlots.SCORES,
                                "Probabilities of the held-out events; the dashed line is the threshold. Empty bins"
                                        + " lie at the lower end.")));
    }

    private Section calibration() {
        List<List<String>> rows = new ArrayList<>();
        boolean calibrated = !card.calibrated().calibration().isIdentity();
        if (calibrated) {
            rows.add(reliability("before", card.calibrated().before()));
        }
        rows.add(reliability("as served", card.calibrated().after()));
        String how = calibrated
                ? "A probability is σ(a·logit + b) with a = "
                        + number(card.calibrated().calibration().slope()) + " and b = "
                        + number(card.calibrated().calibration().intercept()) + " ("
                        + card.calibrated().calibration().method()
                        + "), fitted on events that the weights were not fitted on, and part of the ONNX graph. The"
                        + " order of the scores is that of the network."
                : "Probabilities are as the network gives them.";
        return new Section(
                "Whether probabilities come true",
                List.of(
                        new Paragraph(how + " They come true where signal is as frequent as in the training sample."),
                        new Table(List.of("held-out events", "calibration error (ECE)", "Brier score"), rows),
                        new Figure(
                                CardPlots.CALIBRATION,
                                "Share of signal against predicted probability, in " + Reliability.BINS
                                        + " bins; bars are 95% intervals.")));
    }

    private static List<String> reliability(String name, Reliability measured) {
        return List.of(
                name,
                with(measured.expectedError(), measured.expectedErrorInterval()),
                with(measured.brier(), measured.brierInterval()));
    }

    private Section mass(ModelCard.Mass mass) {
        MassSculpting sculpting = mass.sculpting();
        return new Section(
                "Score against mass",
                List.of(
                        new Figure(
                                CardPlots.MASS,
                                "Probability against the " + mass.quantity() + ": "
                                        + mass.dots().size()
                                        + " of the held-out events, and the mean of all. Dashed: the threshold"
                                        + marks(mass.marks()) + "."),
                        new Figure(
                                CardPlots.SCULPTING,
                                "Mass spectrum of the background before and after the cut, each with area 1: "
                                        + count(sculpting.background()) + " events, of which "
                                        + count(sculpting.selected())
                                        + " pass."),
                        new Table(
                                List.of("change of the background's spectrum", "distance", "by chance, 95%"),
                                List.of(
                                        distance("Kolmogorov–Smirnov", sculpting.kolmogorov()),
                                        distance("Jensen–Shannon", sculpting.jensenShannon()))),
                        new Paragraph(
                                "A cut that knows nothing of the mass stays below the last column in 95 of 100 cases."
                                        + (mass.profile().undefined() == 0
                                                ? ""
                                                : " " + count(mass.profile().undefined())
                                                        + " held-out events have no such mass, and are left out."))));
    }

    private static String marks(List<Double> marks) {
        return marks.stream()
                .map(mark -> String.format(Locale.ROOT, ", %.0f GeV", mark))
                .collect(Collectors.joining());
    }

    private static List<String> distance(String name, MassSculpting.Distance distance) {
        return List.of(name, with(distance.value(), distance.interval()), number(distance.floor()));
    }

    private Section importance() {
        PermutationImportance importance = card.importance();
        return new Section(
                "What it looks at",
                List.of(
                        new Figure(
                                CardPlots.IMPORTANCE,
                                "AUC lost when one feature is shuffled over the held-out events: mean and 95% interval"
                                        + " of "
                                        + importance.draws() + " draws of " + count(importance.rows()) + " events."),
                        new Paragraph(
                                "Features that say the same share their importance: each alone counts for little."),
                        new Table(
                                List.of("feature", "AUC lost"),
                                importance.features().stream()
                                        .map(feature ->
                                                List.of(feature.feature(), with(feature.loss(), feature.interval())))
                                        .toList())));
    }
}
