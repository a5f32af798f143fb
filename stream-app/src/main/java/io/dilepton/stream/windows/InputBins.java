package io.dilepton.stream.windows;

import io.dilepton.core.registry.FeatureReference;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.stream.flow.ScoredBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the bins of a model's inputs and score among those of its training reference. A binary search would be a chain of loads that wait for each other;
 * instead a table over {@value #CELLS} equal cells between the outer edges of a quantity says at which edge to begin, and a step or two from there is the
 * bin.
 */
final class InputBins {

    private static final int CELLS = 256;

    private static final Logger LOG = LoggerFactory.getLogger(InputBins.class);

    private final ScoredBy model;
    private final double threshold;
    private final int inputs;
    private final boolean hasScore;
    private final int stride;
    private final float[] edges;
    private final float[] lows;
    private final float[] scales;
    private final short[] begins;
    private final int[] offsets;

    private InputBins(ModelManifest manifest, List<FeatureReference> inputs, Optional<FeatureReference> score) {
        List<FeatureReference> all = new ArrayList<>(inputs);
        score.ifPresent(all::add);
        this.model = ScoredBy.of(manifest, all);
        this.threshold = manifest.threshold();
        this.inputs = inputs.size();
        this.hasScore = score.isPresent();
        this.stride =
                1 + all.stream().mapToInt(known -> known.edges().size()).max().orElse(0);
        this.edges = new float[all.size() * stride];
        this.lows = new float[all.size()];
        this.scales = new float[all.size()];
        this.begins = new short[all.size() * CELLS];
        this.offsets = new int[all.size()];
        Arrays.fill(edges, Float.POSITIVE_INFINITY);
        int offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            table(i, all.get(i).edges());
            offsets[i] = offset;
            offset += all.get(i).counts().size();
        }
    }

    private void table(int quantity, List<Float> known) {
        if (known.isEmpty()) {
            return;
        }
        float low = known.get(0);
        float span = known.get(known.size() - 1) - low;
        lows[quantity] = low;
        scales[quantity] = span > 0 && Float.isFinite(span) ? (CELLS - 2) / span : 0;
        for (int edge = 0; edge < known.size(); edge++) {
            edges[quantity * stride + edge] = known.get(edge);
            // The cell of a value never falls as the value rises, so an edge in a lower cell is below every value of
            // this one.
            for (int cell = cell(quantity, known.get(edge)) + 1; cell < CELLS; cell++) {
                begins[quantity * CELLS + cell]++;
            }
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
     * Counts the inputs and scores of events of a batch, one quantity after the other: so its edges and counts stay at hand.
     *
     * @param batch scored events
     * @param from index of the first event
     * @param to index after the last event
     * @param counts adds one to a bin of each quantity for each event
     */
    void count(ScoredBatch batch, int from, int to, long[] counts) {
        float[] rows = batch.features();
        int width = batch.width();
        for (int i = 0; i < inputs; i++) {
            int offset = offsets[i];
            for (int at = from * width + i; at < to * width; at += width) {
                counts[offset + bin(i, rows[at])]++;
            }
        }
        if (hasScore) {
            for (int event = from; event < to; event++) {
                counts[offsets[inputs] + bin(inputs, batch.probability(event))]++;
            }
        }
    }

    /** Returns the number of edges below a value. */
    private int bin(int quantity, float value) {
        int base = quantity * stride;
        int bin = begins[quantity * CELLS + cell(quantity, value)];
        bin += value > edges[base + bin] ? 1 : 0;
        while (value > edges[base + bin]) {
            bin++;
        }
        return bin;
    }

    private int cell(int quantity, float value) {
        int cell = 1 + (int) ((value - lows[quantity]) * scales[quantity]);
        return Math.max(0, Math.min(CELLS - 1, value < lows[quantity] ? 0 : cell));
    }
}
