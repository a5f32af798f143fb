package io.dilepton.stream.windows;

import io.dilepton.core.registry.FeatureReference;
import io.dilepton.core.registry.ModelManifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the bins of a model's inputs and score among those of its training reference: a binary search over edges that are padded to one length, so
 * that it takes the same few steps for every value and none of them is a branch that a processor can mispredict.
 */
final class InputBins {

    private static final Logger LOG = LoggerFactory.getLogger(InputBins.class);

    private final ScoredBy model;
    private final double threshold;
    private final int inputs;
    private final boolean hasScore;
    private final int half;
    private final int stride;
    private final float[] edges;
    private final int[] offsets;

    private InputBins(ModelManifest manifest, List<FeatureReference> inputs, Optional<FeatureReference> score) {
        List<FeatureReference> all = new ArrayList<>(inputs);
        score.ifPresent(all::add);
        this.model = ScoredBy.of(manifest, all);
        this.threshold = manifest.threshold();
        this.inputs = inputs.size();
        this.hasScore = score.isPresent();
        int most = all.stream().mapToInt(known -> known.edges().size()).max().orElse(0);
        this.half = Math.max(1, Integer.highestOneBit(most));
        this.stride = 2 * half - 1;
        this.edges = new float[all.size() * stride];
        this.offsets = new int[all.size()];
        Arrays.fill(edges, Float.POSITIVE_INFINITY);
        int offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            List<Float> known = all.get(i).edges();
            for (int edge = 0; edge < known.size(); edge++) {
                edges[i * stride + edge] = known.get(edge);
            }
            offsets[i] = offset;
            offset += known.size() + 1;
        }
    }

    /**
     * Prepares the bins of a model.
     *
     * @param manifest the model; without a reference, or with one that does not fit the input, nothing is binned
     * @param width number of inputs
     */
    static InputBins of(ModelManifest manifest, int width) {
        List<FeatureReference> inputs = manifest.reference().stream()
                .filter(known -> !known.name().equals(FeatureReference.PROBABILITY))
                .toList();
        if (!inputs.isEmpty() && inputs.size() != width) {
            LOG.atWarn()
                    .addKeyValue("modelName", manifest.name())
                    .addKeyValue("modelVersion", manifest.version())
                    .log(
                            "the training reference has {} features, the input {}: no drift is measured",
                            inputs.size(),
                            width);
            inputs = List.of();
        }
        return new InputBins(manifest, inputs, manifest.referenceOf(FeatureReference.PROBABILITY));
    }

    ScoredBy model() {
        return model;
    }

    double threshold() {
        return threshold;
    }

    /**
     * Counts the inputs and the score of one event.
     *
     * @param row inputs of several events
     * @param start index of the event's first input
     * @param probability score
     * @param counts adds one to a bin of each quantity
     */
    void count(float[] row, int start, float probability, long[] counts) {
        for (int i = 0; i < inputs; i++) {
            counts[offsets[i] + bin(i, row[start + i])]++;
        }
        if (hasScore) {
            counts[offsets[inputs] + bin(inputs, probability)]++;
        }
    }

    /** Returns the number of edges below a value. */
    private int bin(int quantity, float value) {
        int base = quantity * stride - 1;
        int bin = 0;
        for (int step = half; step > 0; step >>= 1) {
            bin += value > edges[base + bin + step] ? step : 0;
        }
        return bin;
    }
}
