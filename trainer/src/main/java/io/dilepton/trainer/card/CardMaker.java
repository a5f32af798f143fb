package io.dilepton.trainer.card;

import io.dilepton.core.event.EventSplit;
import io.dilepton.core.features.Feature;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.Metric;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.FeatureRange;
import io.dilepton.trainer.evaluation.ConfusionMatrix;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.MassBins;
import io.dilepton.trainer.evaluation.MassProfile;
import io.dilepton.trainer.evaluation.MassSculpting;
import io.dilepton.trainer.evaluation.PermutationImportance;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.evaluation.RocPoints;
import io.dilepton.trainer.evaluation.ScoreHistogram;
import io.dilepton.trainer.training.EpochReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the card of a model that was just trained, with what its ONNX bytes say about the held-out events. */
public final class CardMaker {

    /** Events of a scatter plot. */
    private static final int DOTS = 800;

    private final Task task;
    private final EventDataset dataset;
    private final TrainingOutcome outcome;
    private final TaskText text;
    private final FeatureMatrix heldOut;

    private CardMaker(Task task, EventDataset dataset, TrainingOutcome outcome) {
        this.task = task;
        this.dataset = dataset;
        this.outcome = outcome;
        this.text = TaskText.of(task);
        this.heldOut = dataset.part(EventSplit.HELD_OUT);
    }

    /**
     * Makes the card.
     *
     * @param task what the model was trained for
     * @param dataset what it was trained on
     * @param outcome what came out
     * @param origin where the events are from, and how to train again
     * @param now time of the card
     * @return the card
     */
    public static ModelCard make(
            Task task, EventDataset dataset, TrainingOutcome outcome, CardOrigin origin, Instant now) {
        return new CardMaker(task, dataset, outcome).card(origin, now);
    }

    private ModelCard card(CardOrigin origin, Instant now) {
        ModelManifest manifest = outcome.artifact().manifest();
        long seed = manifest.training().seed();
        try (OnnxModel model = OnnxModel.load(outcome.artifact(), dataset.features());
                Scorer scorer = model.newScorer()) {
            float[] served = scores(scorer, heldOut.values(), heldOut.rows());
            double[] scores = RocCurve.widened(served);
            boolean[] labels = heldOut.labels();
            List<String> names =
                    dataset.features().features().stream().map(Feature::name).toList();
            return new ModelCard(
                    manifest.name(),
                    now.truncatedTo(ChronoUnit.SECONDS),
                    manifest.sha256(),
                    text.purpose(),
                    text.limits(),
                    data(origin),
                    training(manifest, origin),
                    Stream.of(outcome.network(), outcome.logisticRegression(), outcome.majority())
                            .map(CardMaker::classifier)
                            .toList(),
                    manifest.threshold(),
                    task.criterion().toString(),
                    outcome.calibrated(),
                    ConfusionMatrix.of(outcome.network().metrics()),
                    RocPoints.of(scores, labels),
                    ScoreHistogram.of(scores, labels),
                    learning(),
                    PermutationImportance.of(
                            names, heldOut.values(), labels, (rows, count) -> scores(scorer, rows, count), seed),
                    FeatureRange.of(dataset.features(), dataset.part(EventSplit.TRAIN)),
                    mass(scores, manifest.threshold(), seed));
        }
    }

    private ModelCard.Data data(CardOrigin origin) {
        return new ModelCard.Data(
                origin.sources(),
                dataset.splitRule().toString(),
                origin.read(),
                origin.rejected(),
                dataset.duplicates(),
                dataset.notApplicable(),
                dataset.fingerprint(),
                Arrays.stream(EventSplit.values()).map(this::part).toList());
    }

    private ModelCard.Part part(EventSplit split) {
        FeatureMatrix rows = dataset.part(split);
        return new ModelCard.Part(
                split.name().toLowerCase(Locale.ROOT).replace('_', ' '), rows.rows(), rows.positives());
    }

    private ModelCard.Training training(ModelManifest manifest, CardOrigin origin) {
        return new ModelCard.Training(
                manifest.featureSet(),
                manifest.featureSetHash(),
                manifest.training().seed(),
                manifest.training().codeVersion(),
                manifest.training().hyperparameters(),
                outcome.epochs(),
                outcome.parity(),
                origin.rebuild());
    }

    private static ModelCard.Classifier classifier(Evaluation evaluation) {
        Map<String, Estimate> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            Estimate estimate = metric.of(evaluation);
            if (estimate != null) {
                metrics.put(metric.key(), estimate);
            }
        }
        return new ModelCard.Classifier(evaluation.classifier(), metrics);
    }

    /** Reports count the epochs on over the members, each as if it ran all of its own. */
    private List<ModelCard.Epoch> learning() {
        List<ModelCard.Epoch> epochs = new ArrayList<>();
        int members = Integer.parseInt(
                outcome.artifact().manifest().training().hyperparameters().getOrDefault("members", "1"));
        for (EpochReport report : outcome.history()) {
            int most = report.epochs() / members;
            epochs.add(new ModelCard.Epoch(
                    (report.epoch() - 1) / most + 1,
                    (report.epoch() - 1) % most + 1,
                    report.loss(),
                    report.validationLoss(),
                    report.validationAuc(),
                    report.best()));
        }
        return epochs;
    }

    private ModelCard.@Nullable Mass mass(double[] scores, double threshold, long seed) {
        double[] masses = heldOut.masses();
        if (masses == null) {
            return null;
        }
        MassBins bins = MassBins.around(masses);
        List<ModelCard.Dot> dots = new ArrayList<>();
        int step = Math.max(1, masses.length / DOTS);
        for (int row = 0; row < masses.length; row += step) {
            if (!Double.isNaN(masses[row]) && masses[row] <= bins.high()) {
                dots.add(new ModelCard.Dot(masses[row], scores[row], heldOut.labels()[row]));
            }
        }
        return new ModelCard.Mass(
                text.mass(),
                text.marks(),
                MassProfile.of(masses, scores, heldOut.labels(), heldOut.weights(), threshold, bins),
                MassSculpting.of(masses, scores, heldOut.labels(), heldOut.weights(), threshold, bins, seed),
                dots);
    }

    private static float[] scores(Scorer scorer, float[] values, int rows) {
        float[] scores = new float[rows];
        scorer.score(values, rows, scores);
        return scores;
    }
}
