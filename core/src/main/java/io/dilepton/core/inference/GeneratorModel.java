package io.dilepton.core.inference;

import io.dilepton.core.registry.GeneratorContract;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import java.util.List;

/** A generator of events loaded into ONNX Runtime: one session, shared by the samplers of all threads. Safe for use by several threads. */
public final class GeneratorModel implements AutoCloseable {

    private final OnnxModel model;

    private GeneratorModel(OnnxModel model) {
        this.model = model;
    }

    /**
     * Loads a generator, checks its tensors, and repeats its self-test.
     *
     * @param artifact manifest and ONNX bytes
     * @param device where the model shall compute
     * @return the model; the caller closes it
     * @throws ModelRefusedException when it is no generator, or does not compute what its manifest says
     * @throws InferenceDeviceException when the device must be used and cannot
     */
    public static GeneratorModel load(ModelArtifact artifact, InferenceDevice device) {
        GeneratorContract contract = artifact.manifest().generator();
        if (!contract.exists()) {
            throw new ModelRefusedException(OnnxModel.label(artifact.manifest())
                    + " is a classifier, not a generator of events: it can score events, but not make any");
        }
        GeneratorModel generator =
                new GeneratorModel(OnnxModel.open(artifact, contract.latent(), contract.width(), device));
        try {
            generator.requireSelfTest(contract);
            return generator;
        } catch (RuntimeException e) {
            generator.close();
            throw e;
        }
    }

    /**
     * Returns the manifest.
     *
     * @return manifest of the loaded version
     */
    public ModelManifest manifest() {
        return model.manifest();
    }

    /**
     * Makes a sampler for one thread. It stays usable after this model is closed, until it is closed itself.
     *
     * @return sampler; the caller closes it
     * @throws IllegalStateException when the model is closed
     */
    public Sampler newSampler() {
        return new OnnxSampler(model.newScorer());
    }

    @Override
    public void close() {
        model.close();
    }

    private void requireSelfTest(GeneratorContract contract) {
        float[] latents = flat(contract.latents());
        float[] made = new float[contract.quantities().size() * contract.width()];
        try (Sampler sampler = newSampler()) {
            sampler.sample(latents, contract.latents().size(), made);
        } catch (ScoringException e) {
            throw new ModelRefusedException(OnnxModel.label(manifest()) + ": its self-test cannot be computed", e);
        }
        float[] expected = flat(contract.quantities());
        for (int i = 0; i < made.length; i++) {
            double allowed = contract.tolerance() * Math.max(1, Math.abs(expected[i]));
            if (!(Math.abs((double) made[i] - expected[i]) <= allowed)) {
                throw new ModelRefusedException(OnnxModel.label(manifest())
                        + ": its self-test does not reproduce: row " + i / contract.width() + " should have "
                        + expected[i] + " as quantity " + i % contract.width() + ", here it has " + made[i]);
            }
        }
    }

    private static float[] flat(List<List<Float>> rows) {
        float[] values = new float[rows.size() * rows.get(0).size()];
        int next = 0;
        for (List<Float> row : rows) {
            for (float value : row) {
                values[next++] = value;
            }
        }
        return values;
    }

    private record OnnxSampler(Scorer scorer) implements Sampler {

        @Override
        public void sample(float[] latents, int rows, float[] quantities) {
            scorer.score(latents, rows, quantities);
        }

        @Override
        public void close() {
            scorer.close();
        }
    }
}
