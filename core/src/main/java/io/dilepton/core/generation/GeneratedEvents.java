package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.inference.GeneratorModel;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.inference.ModelRefusedException;
import io.dilepton.core.inference.Sampler;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Synthetic events of a trained generator. Attempt a at event i draws its latent numbers from {@link CounterRandom} of (seed, i, a); the event is the first
 * attempt that gives particles inside the acceptance of the training sample and as the conditions want them. Not safe for use by several threads.
 */
public final class GeneratedEvents implements EventSource {

    /** Attempts after which the conditions count as such that the model cannot meet. */
    static final int MOST_ATTEMPTS = 20_000;

    /** Rows of a batch, at least. */
    private static final int ROWS = 1024;

    private final SyntheticSeries series;
    private final SyntheticSeries.Stamp stamp;
    private final Conditions conditions;
    private final QuantitySet quantities;
    private final Acceptance acceptance;
    private final int latent;
    private final GeneratorModel model;
    private final Sampler sampler;
    private long rows;

    private GeneratedEvents(
            SyntheticSeries series, Conditions conditions, QuantitySet quantities, GeneratorModel model) {
        this.series = series;
        this.stamp = series.stamp();
        this.conditions = conditions;
        this.quantities = quantities;
        this.model = model;
        this.acceptance = Acceptance.of(model.manifest().generator().acceptance());
        this.latent = model.manifest().generator().latent();
        this.sampler = model.newSampler();
    }

    /**
     * Loads a generator.
     *
     * @param artifact manifest and ONNX bytes
     * @param device where the model shall compute
     * @param requestId id of the request, for the identity of the events
     * @param seed seed of the latent numbers
     * @param conditions channel and mass window
     * @return the source; the caller closes it
     * @throws ModelRefusedException when the model is no generator, or one of quantities that this version does not know
     * @throws UnmetConditionsException when the mass window lies outside of what the model makes
     */
    public static GeneratedEvents load(
            ModelArtifact artifact, InferenceDevice device, String requestId, long seed, Conditions conditions) {
        ModelManifest manifest = artifact.manifest();
        return load(
                artifact, device, SyntheticSeries.of(manifest.name(), manifest.version(), requestId, seed), conditions);
    }

    /**
     * Loads a generator.
     *
     * @param artifact manifest and ONNX bytes
     * @param device where the model shall compute
     * @param series what the events share; its model and version are those of the artifact
     * @param conditions channel and mass window
     * @return the source; the caller closes it
     * @throws ModelRefusedException when the model is no generator, or one of quantities that this version does not know
     * @throws UnmetConditionsException when the mass window lies outside of what the model makes
     */
    public static GeneratedEvents load(
            ModelArtifact artifact, InferenceDevice device, SyntheticSeries series, Conditions conditions) {
        GeneratorModel model = GeneratorModel.load(artifact, device);
        try {
            GeneratedEvents events = new GeneratedEvents(series, conditions, quantities(artifact.manifest()), model);
            events.requirePossible();
            return events;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static QuantitySet quantities(ModelManifest manifest) {
        String label = "model " + manifest.name() + "/" + manifest.version();
        QuantitySet set;
        try {
            set = QuantitySets.named(manifest.featureSet());
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(label + ": " + e.getMessage(), e);
        }
        if (!set.hash().equals(manifest.featureSetHash())
                || set.size() != manifest.generator().width()) {
            throw new ModelRefusedException(
                    label + " was trained on another definition of the quantities " + set.name());
        }
        return set;
    }

    private void requirePossible() {
        if (conditions.massMin() > acceptance.massMax() || conditions.massMax() < acceptance.massMin()) {
            close();
            throw new UnmetConditionsException(series.model() + " makes masses from " + acceptance.massMin() + " to "
                    + acceptance.massMax() + " GeV, asked for were " + conditions);
        }
    }

    @Override
    public List<CollisionEvent> events(long first, int count) {
        @Nullable CollisionEvent[] events = new CollisionEvent[count];
        int[] open = new int[count];
        Arrays.setAll(open, i -> i);
        int room = Math.max(count, ROWS);
        float[] latents = new float[room * latent];
        float[] made = new float[room * quantities.size()];
        int tries = 1;
        for (int attempt = 0; open.length > 0; attempt += tries) {
            if (attempt >= MOST_ATTEMPTS) {
                throw new UnmetConditionsException("none of " + MOST_ATTEMPTS + " attempts of " + series.model()
                        + " gave an event with " + conditions);
            }
            tries = triesAtOnce(attempt, open.length);
            for (int i = 0; i < open.length * tries; i++) {
                draw(first + open[i / tries], attempt + i % tries, latents, i * latent);
            }
            sampler.sample(latents, open.length * tries, made);
            rows += (long) open.length * tries;
            int left = 0;
            for (int i = 0; i < open.length; i++) {
                CollisionEvent event = accepted(first + open[i], made, i * tries, tries);
                events[open[i]] = event;
                if (event == null) {
                    open[left++] = open[i];
                }
            }
            open = Arrays.copyOf(open, left);
        }
        return List.of(events);
    }

    /**
     * As many attempts as have failed, so that a narrow mass window, which leaves a few events open for long, does not mean many small batches, and at most half of the work is
     * for nothing. Which attempt an event is of does not depend on it.
     */
    private static int triesAtOnce(int failed, int open) {
        return Math.max(1, Math.min(failed, ROWS / open));
    }

    private void draw(long index, int attempt, float[] latents, int offset) {
        long start = CounterRandom.start(series.seed(), index, attempt);
        for (int lane = 0; lane < latent; lane++) {
            latents[offset + lane] = (float) CounterRandom.normal(start, lane);
        }
    }

    /** The event of the first of some attempts that gives one. */
    private @Nullable CollisionEvent accepted(long index, float[] rows, int firstRow, int tries) {
        CollisionEvent event = null;
        for (int row = firstRow; event == null && row < firstRow + tries; row++) {
            event = accepted(index, rows, row * quantities.size());
        }
        return event;
    }

    private @Nullable CollisionEvent accepted(long index, float[] rows, int offset) {
        Particles made = quantities.decode(rows, offset);
        if (made == null || !acceptance.allows(made)) {
            return null;
        }
        CollisionEvent event = stamp.event(index, made.first(), made.second(), made.missingPt(), List.of(), null);
        return conditions.allow(event) ? event : null;
    }

    /**
     * Returns how many rows the network has made so far: more than events, since rows outside of the acceptance or the conditions are drawn again.
     *
     * @return rows since this source was loaded
     */
    public long networkRows() {
        return rows;
    }

    @Override
    public void close() {
        sampler.close();
        model.close();
    }
}
