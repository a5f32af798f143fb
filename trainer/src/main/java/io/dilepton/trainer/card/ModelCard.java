package io.dilepton.trainer.card;

import io.dilepton.trainer.Calibrated;
import io.dilepton.trainer.dataset.FeatureRange;
import io.dilepton.trainer.evaluation.ConfusionMatrix;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.MassProfile;
import io.dilepton.trainer.evaluation.MassSculpting;
import io.dilepton.trainer.evaluation.PermutationImportance;
import io.dilepton.trainer.evaluation.RocPoints;
import io.dilepton.trainer.evaluation.ScoreHistogram;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The card of a model. Its JSON form is public API; everything in it but the time is a function of events, seed and code.
 *
 * @param model name of the model
 * @param created when the card was made, to the second; not in the ONNX file, whose bytes depend on events and seed alone
 * @param sha256 SHA-256 of the ONNX bytes that it describes
 * @param purpose what the model tells
 * @param limits what it does not tell, a sentence each
 * @param data what it was trained on
 * @param training how
 * @param classifiers the model and the baselines on the held-out events, the model first
 * @param threshold threshold of the decision
 * @param criterion how that was chosen on the validation events
 * @param calibrated calibration and reliability
 * @param confusion decisions on the held-out events
 * @param roc ROC curve on the held-out events
 * @param scores distribution of the scores of the held-out events
 * @param learning the epochs of the training
 * @param importance permutation importance on the held-out events
 * @param features ranges of the features in training, in the order of the model's input
 * @param mass score against mass on the held-out events; null where the events have no mass
 */
public record ModelCard(
        String model,
        Instant created,
        String sha256,
        String purpose,
        List<String> limits,
        Data data,
        Training training,
        List<Classifier> classifiers,
        double threshold,
        String criterion,
        Calibrated calibrated,
        ConfusionMatrix confusion,
        RocPoints roc,
        ScoreHistogram scores,
        List<Epoch> learning,
        PermutationImportance importance,
        List<FeatureRange> features,
        @Nullable Mass mass) {

    /** Copies. */
    public ModelCard {
        limits = List.copyOf(limits);
        classifiers = List.copyOf(classifiers);
        learning = List.copyOf(learning);
        features = List.copyOf(features);
    }

    /**
     * Events of the training.
     *
     * @param sources files, topics or simulations, in the order of reading
     * @param split what stays together when events are split: each event for itself, or a run
     * @param read events read
     * @param rejected rows of files that are no events
     * @param duplicates events passed over since their identity was seen before
     * @param notApplicable events passed over since the task does not apply to them
     * @param fingerprint SHA-256 over keys, features and labels in order
     * @param parts rows by split
     */
    public record Data(
            List<Source> sources,
            String split,
            long read,
            long rejected,
            long duplicates,
            long notApplicable,
            String fingerprint,
            List<Part> parts) {

        /** Copies. */
        public Data {
            sources = List.copyOf(sources);
            parts = List.copyOf(parts);
        }
    }

    /**
     * Where events are from.
     *
     * @param name name of a file, a topic with its offsets, or what was simulated
     * @param sha256 SHA-256 of the file; null where it is none
     * @param bytes size of the file; 0 where it is none
     */
    public record Source(String name, @Nullable String sha256, long bytes) {}

    /**
     * Rows of a split.
     *
     * @param name train, validation or held out
     * @param rows number of rows
     * @param signal signal among them
     */
    public record Part(String name, long rows, long signal) {}

    /**
     * How the model was trained.
     *
     * @param featureSet name of the feature set
     * @param featureSetHash hash of its definition
     * @param seed seed of everything random
     * @param codeVersion version of the product
     * @param hyperparameters hyperparameters by name
     * @param epochs epochs that were run, over all members
     * @param parity largest difference between the trainer's probabilities and those of ONNX Runtime
     * @param rebuild commands that train the same model again
     */
    public record Training(
            String featureSet,
            String featureSetHash,
            long seed,
            String codeVersion,
            Map<String, String> hyperparameters,
            int epochs,
            double parity,
            List<String> rebuild) {

        /** Copies. */
        public Training {
            hyperparameters = Collections.unmodifiableMap(new TreeMap<>(hyperparameters));
            rebuild = List.copyOf(rebuild);
        }
    }

    /**
     * A classifier on the held-out events.
     *
     * @param name its name
     * @param metrics metrics by the names of reports, each with its 95% interval by bootstrap; NaN where one is not defined
     */
    public record Classifier(String name, Map<String, Estimate> metrics) {

        /** Copies. */
        public Classifier {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /**
     * An epoch.
     *
     * @param member number of the network, from 1
     * @param epoch number of the epoch of that network, from 1
     * @param loss training loss
     * @param validationLoss validation loss
     * @param validationAuc area under the ROC curve on the validation events
     * @param best whether the validation loss was the least so far
     */
    public record Epoch(
            int member, int epoch, double loss, double validationLoss, double validationAuc, boolean best) {}

    /**
     * Scores against a mass.
     *
     * @param quantity which mass, such as {@code invariant mass m(ll)}; GeV
     * @param marks masses that a plot marks, such as the edges of a window, GeV
     * @param profile score by mass
     * @param sculpting what a cut on the score does to the spectrum of the background
     * @param dots some of the held-out events
     */
    public record Mass(
            String quantity, List<Double> marks, MassProfile profile, MassSculpting sculpting, List<Dot> dots) {

        /** Copies. */
        public Mass {
            marks = List.copyOf(marks);
            dots = List.copyOf(dots);
        }
    }

    /**
     * One event.
     *
     * @param mass mass, GeV
     * @param score probability
     * @param signal whether it is signal
     */
    public record Dot(double mass, double score, boolean signal) {}
}
