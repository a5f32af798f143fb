package io.dilepton.trainer.card;

import static io.dilepton.trainer.card.CardNumbers.cell;
import static io.dilepton.trainer.card.CardNumbers.count;
import static io.dilepton.trainer.card.CardNumbers.number;
import static io.dilepton.trainer.card.CardNumbers.with;

import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.card.Block.Bullets;
import io.dilepton.trainer.card.Block.Code;
import io.dilepton.trainer.card.Block.Facts;
import io.dilepton.trainer.card.Block.Figure;
import io.dilepton.trainer.card.Block.Paragraph;
import io.dilepton.trainer.card.Block.Table;
import io.dilepton.trainer.dataset.FeatureRange;
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
        sections.add(document.data());
        sections.add(document.training());
        sections.add(document.features());
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

    private Section data() {
        ModelCard.Data data = card.data();
        return new Section(
                "Data",
                List.of(
                        new Table(
                                List.of("source", "bytes", "SHA-256"),
                                data.sources().stream()
                                        .map(source -> List.of(
                                                source.name(),
                                                source.sha256() == null ? "" : count(source.bytes()),
                                                source.sha256() == null ? "" : source.sha256()))
                                        .toList()),
                        new Table(
                                List.of("part", "events", "signal", "background"),
                                data.parts().stream()
                                        .map(part -> List.of(
                                                part.name(),
                                                count(part.rows()),
                                                count(part.signal()),
                                                count(part.rows() - part.signal())))
                                        .toList()),
                        new Paragraph((data.split().equals(SplitRule.RUN.toString())
                                        ? "All events of a run are in one part, which follows from the hash of the run"
                                                + " number alone"
                                        : "An event's part follows from the hash of run, luminosity block and event"
                                                + " number alone")
                                + ": 70% to train, 15% to validate, 15% held out, the same in every file and every run"
                                + " of the trainer."),
                        new Facts(List.of(
                                List.of("events read", count(data.read())),
                                List.of("rows rejected", count(data.rejected())),
                                List.of("duplicates passed over", count(data.duplicates())),
                                List.of("not of this task", count(data.notApplicable())),
                                List.of("fingerprint", data.fingerprint())))));
    }

    private Section training() {
        ModelCard.Training training = card.training();
        List<List<String>> facts = new ArrayList<>(List.of(
                List.of("ONNX SHA-256", card.sha256()),
                List.of("feature set", training.featureSet()),
                List.of("feature set hash", training.featureSetHash()),
                List.of("seed", Long.toString(training.seed())),
                List.of("trained by", "dilepton " + training.codeVersion()),
                List.of("card made", card.created().toString()),
                List.of("epochs run", Integer.toString(training.epochs())),
                List.of("parity with ONNX Runtime", number(training.parity()))));
        training.hyperparameters().forEach((name, value) -> facts.add(List.of(name, value)));
        List<Block> blocks = new ArrayList<>();
        if (!card.learning().isEmpty()) {
            blocks.add(new Figure(
                    CardPlots.LOSS,
                    "Loss by epoch. That of training includes dropout; the weights are those of the epoch with the"
                            + " least validation loss."));
            blocks.add(new Figure(CardPlots.VALIDATION, "AUC on the validation events by epoch."));
        }
        blocks.add(new Facts(facts));
        if (!training.rebuild().isEmpty()) {
            blocks.add(new Paragraph(
                    "The same model again, byte for byte, on a processor of the same kind; files stand without"
                            + " their directories:"));
            blocks.add(new Code(training.rebuild()));
        }
        return new Section("Training", blocks);
    }

    private Section features() {
        return new Section(
                "Feature ranges",
                List.of(
                        new Paragraph("Values in training. Outside of them the model guesses."),
                        new Table(
                                List.of("feature", "unit", "missing", "least", "1%", "median", "99%", "most"),
                                card.features().stream()
                                        .map(CardDocument::range)
                                        .toList())));
    }

    private static List<String> range(FeatureRange range) {
        return List.of(
                range.name(),
                range.unit().equals("1") ? "" : range.unit(),
                range.missing() == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100 * range.missing()),
                number(range.min()),
                number(range.low()),
                number(range.median()),
                number(range.high()),
                number(range.max()));
    }
}
