package io.dilepton.trainer.card;

import static io.dilepton.trainer.card.CardNumbers.count;
import static io.dilepton.trainer.card.CardNumbers.number;

import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.card.Block.Code;
import io.dilepton.trainer.card.Block.Facts;
import io.dilepton.trainer.card.Block.Figure;
import io.dilepton.trainer.card.Block.Paragraph;
import io.dilepton.trainer.card.Block.Table;
import io.dilepton.trainer.dataset.FeatureRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sections of a card that say where a model is from: events, training, features. */
final class OriginSections {

    private final ModelCard card;

    OriginSections(ModelCard card) {
        this.card = card;
    }

    Section data() {
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

    Section training() {
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

    Section features() {
        return new Section(
                "Feature ranges",
                List.of(
                        new Paragraph("Values in training. Outside of them the model guesses."),
                        new Table(
                                List.of("feature", "unit", "missing", "least", "1%", "median", "99%", "most"),
                                card.features().stream()
                                        .map(OriginSections::range)
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
