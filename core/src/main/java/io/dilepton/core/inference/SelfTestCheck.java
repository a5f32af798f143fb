package io.dilepton.core.inference;

import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.SelfTest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a loaded model gives the probabilities that its manifest says it gave when it was exported. */
final class SelfTestCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SelfTestCheck.class);

    private SelfTestCheck() {}

    /**
     * Scores the rows of the self-test. Where all come out within the tolerance but not all bit for bit, as on another kind of processor,
     * the largest difference is logged: scores of this machine are then not those of the exporting machine to the last bit.
     *
     * @param model the model; without a self-test in its manifest nothing is checked
     * @throws ModelRefusedException when a row does not reproduce
     */
    static void require(OnnxModel model) {
        ModelManifest manifest = model.manifest();
        SelfTest test = manifest.selfTest();
        if (test.isEmpty()) {
            return;
        }
        float[] scored = score(model, test);
        double largest = 0;
        for (int row = 0; row < scored.length; row++) {
            float expected = test.probabilities().get(row);
            double difference = Math.abs((double) scored[row] - expected);
            if (!(difference <= test.tolerance())) {
                throw new ModelRefusedException(OnnxModel.label(manifest) + ": its self-test does not reproduce: row "
                        + row + " of " + scored.length + " should score " + expected + ", here it scores " + scored[row]
                        + " (tolerance " + test.tolerance() + ")");
            }
            largest = Math.max(largest, difference);
        }
        if (largest > 0) {
            LOG.atInfo()
                    .addKeyValue("model", manifest.name())
                    .addKeyValue("modelVersion", manifest.version())
                    .addKeyValue("largestDifference", largest)
                    .log("the self-test reproduces within its tolerance, not bit for bit: scores of this machine may"
                            + " differ in the last digits from those of the machine that exported the model");
        }
    }

    private static float[] score(OnnxModel model, SelfTest test) {
        List<List<Float>> rows = test.rows();
        float[] features = new float[rows.size() * test.width()];
        int next = 0;
        for (List<Float> row : rows) {
            for (float value : row) {
                features[next++] = value;
            }
        }
        float[] probabilities = new float[rows.size()];
        try (Scorer scorer = model.newScorer()) {
            if (scorer.width() != test.width()) {
                throw new ModelRefusedException(OnnxModel.label(model.manifest()) + ": its self-test has rows of "
                        + test.width() + " features, the model takes " + scorer.width());
            }
            scorer.score(features, rows.size(), probabilities);
        } catch (ScoringException e) {
            throw new ModelRefusedException(OnnxModel.label(model.manifest()) + ": its self-test cannot be scored", e);
        }
        return probabilities;
    }
}
