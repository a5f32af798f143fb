package io.dilepton.stream.flow;

import io.dilepton.core.registry.ModelManifest;

/**
 * The events that one call of a champion scored, for whoever aggregates them. The scorer owns the arrays and uses them again: what is read
 * here is valid only until the call that hands it over returns.
 */
public interface ScoredBatch {

    /**
     * Returns the model that scored.
     *
     * @return manifest of the champion; the same instance as long as the same version serves
     */
    ModelManifest model();

    /**
     * Returns the number of events.
     *
     * @return at least 1
     */
    int size();

    /**
     * Returns the time of the collision.
     *
     * @param index 0 to {@code size() - 1}
     * @return microseconds since 1970-01-01T00:00:00Z
     */
    long eventTime(int index);

    /**
     * Returns the invariant mass of the two leptons.
     *
     * @param index 0 to {@code size() - 1}
     * @return GeV
     */
    double mass(int index);

    /**
     * Returns the score.
     *
     * @param index 0 to {@code size() - 1}
     * @return probability of signal, in [0, 1]
     */
    float probability(int index);

    /**
     * Returns the input of the model.
     *
     * @return row-major float32 [batch, features], order of the features of the model's feature set; read only
     */
    float[] features();

    /**
     * Returns the number of features.
     *
     * @return width of a row of {@link #features()}
     */
    int width();
}
