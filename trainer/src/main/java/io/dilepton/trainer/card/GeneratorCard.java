package io.dilepton.trainer.card;

import static io.dilepton.trainer.card.CardNumbers.count;

import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.GeneratorProcess;
import io.dilepton.trainer.card.Block.Bullets;
import io.dilepton.trainer.card.Block.Code;
import io.dilepton.trainer.card.Block.Facts;
import io.dilepton.trainer.card.Block.Paragraph;
import io.dilepton.trainer.card.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The card of a generator: all of it follows from the manifest. */
public final class GeneratorCard {

    /** Datasets of this name were made by the built-in simulation. */
    private static final String SIMULATION = "simulation";

    /** Files of CERN Open Data record 545, which are in the public domain. */
    private static final String PUBLIC_DOMAIN = "z(ee|mumu)_cms2011.*";

    private static final Map<String, String> FIGURES = new TreeMap<>(Map.of(
            "heldOut.w1", "standardised Wasserstein-1 distance, mean over observables",
            "heldOut.meanDifference", "largest relative difference of a mean",
            "heldOut.correlationDifference", "largest difference of a correlation"));

    private final ModelManifest manifest;
    private final ModelManifest.Training training;

    private GeneratorCard(ModelManifest manifest) {
        this.manifest = manifest;
        this.training = manifest.training();
    }

    /**
     * Writes the card as Markdown.
     *
     * @param manifest manifest of a generator
     * @return text, without pictures
     * @throws IllegalArgumentException when the model is no generator, or one of a process that this version does not know
     */
    public static String markdown(ModelManifest manifest) {
        if (!manifest.generator().exists()) {
            throw new IllegalArgumentException(manifest.name() + " is no generator");
        }
        GeneratorCard card = new GeneratorCard(manifest);
        return CardMarkdown.of(
                manifest.name(), List.of(card.purpose(), card.data(), card.training(), card.figures(), card.rebuild()));
    }

    private Section purpose() {
        GeneratorProcess process = GeneratorProcess.named(training.task());
        return new Section(
                "Purpose and limits",
                List.of(
                        new Paragraph("Makes events of the kind " + process.model()
                                + ": standard normal numbers become the quantities "
                                + manifest.featureSet()
                                + ", from which four-momenta and every observable are computed. Masses, charges, azimuths and the acceptance are exact;"
                                + " distributions and correlations are those of the figures below."),
                        new Bullets(List.of(
                                "It describes the events that it was trained on, with their selection, their backgrounds and the response of their"
                                        + " detector, and knows no other region of phase space.",
                                "It adds no information: what a training sample leaves open by its size, more events of a generator do not settle.",
                                "Tails beyond the outermost training events are not made.")),
                        new Table(List.of("bound of the acceptance", "value"), bounds())));
    }

    private List<List<String>> bounds() {
        return new TreeMap<>(manifest.generator().acceptance())
                .entrySet().stream()
                        .map(bound -> List.of(bound.getKey(), String.format(Locale.ROOT, "%.4g", bound.getValue())))
                        .toList();
    }

    private boolean isSimulated() {
        return training.datasets().stream().allMatch(SIMULATION::equals);
    }

    private Section data() {
        String licence = isSimulated()
                ? "Made by the simulation of this product, under its licence, Apache-2.0."
                : training.datasets().stream().allMatch(name -> name.matches(PUBLIC_DOMAIN))
                        ? "CMS collaboration, CERN Open Data record 545, CC0-1.0. Neither CERN nor CMS endorses works made with it."
                        : "The licence of the files.";
        return new Section(
                "Data",
                List.of(
                        new Facts(List.of(
                                List.of("events of", String.join(", ", training.datasets())),
                                List.of("to train", count(training.trainRows())),
                                List.of("to choose the step", count(training.validationRows())),
                                List.of("held out", count(training.heldOutRows())),
                                List.of("fingerprint", training.dataFingerprint()))),
                        new Paragraph("An event's part follows from the hash of its identity alone. " + licence)));
    }

    private Section training() {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("seed", Long.toString(training.seed())));
        facts.add(List.of("version of the code", training.codeVersion()));
        training.hyperparameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> facts.add(List.of(entry.getKey(), entry.getValue())));
        return new Section("Training", List.of(new Facts(facts)));
    }

    private Section figures() {
        List<List<String>> rows = new ArrayList<>();
        FIGURES.forEach((name, meaning) -> {
            Double value = manifest.metrics().get(name);
            Double floor = manifest.metrics().get(name + "Floor");
            if (value != null && floor != null) {
                rows.add(List.of(meaning, number(value), number(floor)));
            }
        });
        return new Section(
                "Figures",
                List.of(
                        new Paragraph(
                                "Against the held-out events, with as many generated ones; the floor is the same with as many training events. "
                                        + "`./dilepton generator evaluate` makes a report of every observable."),
                        new Table(List.of("figure", "value", "floor"), rows)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private Section rebuild() {
        String source = isSimulated()
                ? "--simulate " + (training.trainRows() + training.validationRows() + training.heldOutRows())
                : "--data " + String.join(" ", training.datasets());
        return new Section(
                "Command that makes it again",
                List.of(
                        new Code(List.of("./dilepton generator train " + training.task() + " " + source + " --steps "
                                + training.hyperparameters().get("steps") + " --seed " + training.seed()
                                + " --out models/" + training.task())),
                        new Paragraph(
                                "The same events, seed and version of the code give the same bytes on one machine.")));
    }
}
