package io.dilepton.core.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model loaded into ONNX Runtime: one session, shared by the scorers of all threads. Safe for use by several threads.
 *
 * <p>The session runs on the thread that calls it: one intra-op thread and no spinning, so that a stream thread is the unit of
 * parallelism and an idle model costs no CPU. Closing is safe at any time: the session ends when the model and the last of its scorers
 * have been closed.
 */
public final class OnnxModel implements AutoCloseable {

    private final ModelManifest manifest;
    private final int width;
    private final int outputs;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private int users = 1;
    private boolean closed;

    private OnnxModel(ModelManifest manifest, int width, int outputs, OrtEnvironment environment, OrtSession session) {
        this.manifest = manifest;
        this.width = width;
        this.outputs = outputs;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads a model onto the processor, as {@link #load(ModelArtifact, FeatureSet, InferenceDevice)} does.
     *
     * @param artifact manifest and ONNX bytes
     * @param features the feature set that will make the rows
     * @return the model; the caller closes it
     * @throws ModelRefusedException when the model cannot serve this feature set
     */
    public static OnnxModel load(ModelArtifact artifact, FeatureSet features) {
        return load(artifact, features, InferenceDevice.CPU);
    }

    /**
     * Loads a model, checks it against its manifest and the feature set, scores one row of zeros as a trial, and repeats the self-test of
     * the manifest, where it has one.
     *
     * @param artifact manifest and ONNX bytes
     * @param features the feature set that will make the rows
     * @param device where the model shall compute, from the configuration key {@value InferenceDevice#KEY}
     * @return the model; the caller closes it
     * @throws ModelRefusedException when the model cannot serve this feature set
     * @throws InferenceDeviceException when the device must be used and cannot
     */
    public static OnnxModel load(ModelArtifact artifact, FeatureSet features, InferenceDevice device) {
        ModelManifest manifest = artifact.manifest();
        requireClassifier(manifest);
        requireFeatureSet(manifest, features);
        OnnxModel model = open(artifact, features.size(), 1, device);
        try {
            model.tryOneRow();
            SelfTestCheck.require(model);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Checks that a model can score events at all.
     *
     * @param manifest manifest of the model
     * @throws ModelRefusedException when it is a generator of events
     */
    public static void requireClassifier(ModelManifest manifest) {
        if (manifest.generator().exists()) {
            throw new ModelRefusedException(label(manifest) + " is a generator of events (quantities "
                    + manifest.featureSet() + "), not a classifier: it can make synthetic events, but not score any");
        }
    }

    /** Opens a session and checks that the graph has the two tensors that the manifest names, of these widths. */
    static OnnxModel open(ModelArtifact artifact, int width, int outputs, InferenceDevice device) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "dilepton");
        ExtractedLibraries.unlink();
        OnnxModel model = new OnnxModel(
                artifact.manifest(), width, outputs, environment, openSession(environment, artifact, device));
        try {
            model.requireTensors();
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Returns the manifest.
     *
     * @return manifest of the loaded version
     */
    public ModelManifest manifest() {
        return manifest;
    }

    /**
     * Makes a scorer for one thread. It stays usable after this model is closed, until it is closed itself.
     *
     * @return scorer; the caller closes it
     * @throws IllegalStateException when the model is closed
     */
    public synchronized Scorer newScorer() {
        if (closed) {
            throw new IllegalStateException(label(manifest) + " is closed");
        }
        users++;
        return new OnnxScorer(this, environment, width, outputs);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            release();
        }
    }

    /** Ends one use of the session: of the model itself or of one scorer. */
    synchronized void release() {
        users--;
        if (users == 0) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new ScoringException(label(manifest) + ": the session did not close", e);
            }
        }
    }

    OrtSession session() {
        return session;
    }

    static String label(ModelManifest manifest) {
        return "model " + manifest.name() + "/" + manifest.version();
    }

    private static void requireFeatureSet(ModelManifest manifest, FeatureSet features) {
        if (!manifest.featureSet().equals(features.name())) {
            throw new ModelRefusedException(
                    label(manifest) + " takes feature set " + manifest.featureSet() + ", not " + features.name());
        }
        if (!manifest.featureSetHash().equals(features.hash())) {
            throw new ModelRefusedException(label(manifest) + " was trained on another definition of feature set "
                    + features.name() + ": hash " + manifest.featureSetHash() + ", here " + features.hash());
        }
    }

    private static OrtSession openSession(OrtEnvironment environment, ModelArtifact artifact, InferenceDevice device) {
        try {
            return DeviceSessions.OF_PROCESS.open(environment, artifact.onnx(), device);
        } catch (OrtException e) {
            throw new ModelRefusedException(
                    label(artifact.manifest()) + ": ONNX Runtime cannot load it (" + e.getMessage() + ")", e);
        }
    }

    private void requireTensors() {
        try {
            requireTensor("input", manifest.input(), session.getInputInfo(), width);
            requireTensor("output", manifest.output(), session.getOutputInfo(), outputs);
        } catch (OrtException e) {
            throw new ModelRefusedException(label(manifest) + ": its tensors cannot be read", e);
        }
    }

    private void requireTensor(String role, String name, Map<String, NodeInfo> tensors, int columns) {
        @Nullable NodeInfo node = tensors.get(name);
        if (node == null || tensors.size() != 1) {
            throw new ModelRefusedException(label(manifest) + ": one " + role + " named '" + name
                    + "' is expected, the graph has " + tensors.keySet());
        }
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw new ModelRefusedException(
                    label(manifest) + ": " + role + " '" + name + "' must be a float32 tensor, not " + node.getInfo());
        }
        long[] shape = tensor.getShape();
        if (!Arrays.equals(shape, new long[] {-1, columns})) {
            throw new ModelRefusedException(label(manifest) + ": " + role + " '" + name + "' must have shape [batch, "
                    + columns + "] with a free batch, not " + Arrays.toString(shape));
        }
    }

    private void tryOneRow() {
        float[] probability = new float[1];
        try (Scorer scorer = newScorer()) {
            scorer.score(new float[width], 1, probability);
        } catch (ScoringException e) {
            throw new ModelRefusedException(label(manifest) + ": scoring one row of zeros failed", e);
        }
        if (!(probability[0] >= 0 && probability[0] <= 1)) {
            throw new ModelRefusedException(
                    label(manifest) + ": one row of zeros scored " + probability[0] + ", which is no probability");
        }
    }
}
