package io.dilepton.core.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known about one version of a model. Travels beside the ONNX bytes as JSON; versions never change once published.
 *
 * @param name model name, such as {@code z-candidate}
 * @param version version, from 1 upwards
 * @param sha256 SHA-256 of the ONNX bytes, 64 lower-case hexadecimal digits
 * @param featureSet name of the feature set that makes the input
 * @param featureSetHash hash of that feature set's definition
 * @param input name of the input tensor, float32 [batch, features]
 * @param output name of the output tensor, float32 [batch, 1]: probability of signal
 * @param threshold threshold of the decision, in [0, 1]
 * @param training how the model was trained
 * @param metrics metrics on held-out events by name, such as {@code auc}
 * @param selfTest rows and the probabilities that the model must give for them; {@link SelfTest#NONE} where the manifest has none
 * @param reference distribution of each feature over the training rows, in the order of the feature set, then of the score over the
 *     validation rows ({@link FeatureReference#PROBABILITY}); empty where the manifest has none
 * @param generator what a generator of events takes and gives; {@link GeneratorContract#NONE} for a classifier. A generator's feature set is the set of
 *     quantities that it gives, its input float32 [rows, latent], its output float32 [rows, quantities]
 */
public record ModelManifest(
        String name,
        int version,
        String sha256,
        String featureSet,
        String featureSetHash,
        String input,
        String output,
        double threshold,
        Training training,
        Map<String, Double> metrics,
        SelfTest selfTest,
        List<FeatureReference> reference,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = GeneratorContract.Absent.class)
        GeneratorContract generator) {

    /** Checks the ranges and copies. */
    @JsonCreator
    public ModelManifest {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "a model name has lower-case letters, digits and dashes, not '" + name + "'");
        }
        if (version < 1) {
            throw new IllegalArgumentException("model " + name + ": versions start at 1, not " + version);
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("model " + name + ": sha256 must be 64 hexadecimal digits");
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("model " + name + ": threshold must lie in [0, 1], not " + threshold);
        }
        metrics = Map.copyOf(new TreeMap<>(metrics));
        reference = List.copyOf(reference);
        requireDistinctNames(name, reference);
    }

    /**
     * Makes a manifest without self-test and reference.
     *
     * @param name model name
     * @param version version, from 1 upwards
     * @param sha256 SHA-256 of the ONNX bytes
     * @param featureSet name of the feature set
     * @param featureSetHash hash of its definition
     * @param input name of the input tensor
     * @param output name of the output tensor
     * @param threshold threshold of the decision, in [0, 1]
     * @param training how the model was trained
     * @param metrics metrics on held-out events by name
     */
    public ModelManifest(
            String name,
            int version,
            String sha256,
            String featureSet,
            String featureSetHash,
            String input,
            String output,
            double threshold,
            Training training,
            Map<String, Double> metrics) {
        this(
                name,
                version,
                sha256,
                featureSet,
                featureSetHash,
                input,
                output,
                threshold,
                training,
                metrics,
                SelfTest.NONE,
                List.of(),
                GeneratorContract.NONE);
    }

    /**
     * Makes a manifest of a classifier.
     *
     * @param name model name
     * @param version version, from 1 upwards
     * @param sha256 SHA-256 of the ONNX bytes
     * @param featureSet name of the feature set
     * @param featureSetHash hash of its definition
     * @param input name of the input tensor
     * @param output name of the output tensor
     * @param threshold threshold of the decision, in [0, 1]
     * @param training how the model was trained
     * @param metrics metrics on held-out events by name
     * @param selfTest rows and the probabilities that the model must give
     * @param reference distributions of the features and of the score
     */
    public ModelManifest(
            String name,
            int version,
            String sha256,
            String featureSet,
            String featureSetHash,
            String input,
            String output,
            double threshold,
            Training training,
            Map<String, Double> metrics,
            SelfTest selfTest,
            List<FeatureReference> reference) {
        this(
                name,
                version,
                sha256,
                featureSet,
                featureSetHash,
                input,
                output,
                threshold,
                training,
                metrics,
                selfTest,
                reference,
                GeneratorContract.NONE);
    }

    /**
     * Makes the manifest of a generator.
     *
     * @param contract what the generator takes and gives
     * @return a copy
     */
    public ModelManifest generating(GeneratorContract contract) {
        return with(version, selfTest, reference, contract);
    }

    /**
     * Returns the manifest with another version number.
     *
     * @param newVersion version, from 1 upwards
     * @return a copy
     */
    public ModelManifest withVersion(int newVersion) {
        return with(newVersion, selfTest, reference, generator);
    }

    /**
     * Returns the manifest with a self-test and a reference.
     *
     * @param newSelfTest rows and the probabilities that the model must give
     * @param newReference distributions of the features and of the score
     * @return a copy
     */
    public ModelManifest with(SelfTest newSelfTest, List<FeatureReference> newReference) {
        return with(version, newSelfTest, newReference, generator);
    }

    /**
     * Returns the reference of a feature or of the score.
     *
     * @param quantity name of the feature, or {@link FeatureReference#PROBABILITY}
     * @return empty where the manifest has none of that name
     */
    public Optional<FeatureReference> referenceOf(String quantity) {
        return reference.stream().filter(known -> known.name().equals(quantity)).findFirst();
    }

    private ModelManifest with(
            int newVersion, SelfTest newSelfTest, List<FeatureReference> newReference, GeneratorContract contract) {
        return new ModelManifest(
                name,
                newVersion,
                sha256,
                featureSet,
                featureSetHash,
                input,
                output,
                threshold,
                training,
                metrics,
                newSelfTest,
                newReference,
                contract);
    }

    private static void requireDistinctNames(String model, List<FeatureReference> references) {
        Set<String> names = new HashSet<>();
        for (FeatureReference known : references) {
            if (!names.add(known.name())) {
                throw new IllegalArgumentException(
                        "model " + model + ": two references are named '" + known.name() + "'");
            }
        }
    }

    /**
     * How a model was trained: enough to repeat it.
     *
     * @param task task of the trainer, such as {@code z-candidate}
     * @param dataFingerprint SHA-256 over the training events in order
     * @param datasets names of the files or samples
     * @param trainRows rows that the weights were fitted on
     * @param validationRows rows that stopped the training and chose the threshold
     * @param heldOutRows rows that the metrics are from
     * @param seed seed of the pseudo-random numbers
     * @param codeVersion version of the product that trained it
     * @param hyperparameters hyperparameters by name
     */
    public record Training(
            String task,
            String dataFingerprint,
            List<String> datasets,
            long trainRows,
            long validationRows,
            long heldOutRows,
            long seed,
            String codeVersion,
            Map<String, String> hyperparameters) {

        /** Copies. */
        public Training {
            datasets = List.copyOf(datasets);
            hyperparameters = Map.copyOf(new TreeMap<>(hyperparameters));
        }
    }
}
