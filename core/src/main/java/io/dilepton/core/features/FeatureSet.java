package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import java.util.List;

/**
 * A named, versioned, ordered set of features with its extractor: the one code that the trainer and the stream share. Never an input:
 * identifiers, truth, and whatever defines the label.
 */
public interface FeatureSet {

    /**
     * What a feature is where an event lacks the quantity: {@value}, far outside of what any feature can be. A number rather than NaN, since
     * every feature is finite; models know it and fill in what they were trained to.
     */
    float MISSING = -999f;

    /**
     * Returns the name with the version, such as {@code dilepton-v1}.
     *
     * @return name that manifests and scored events carry
     */
    String name();

    /**
     * Returns the features in the order of the model's input columns.
     *
     * @return names, formulas and units
     */
    List<Feature> features();

    /**
     * Tells whether the features are defined for an event.
     *
     * @param event the event
     * @return false for events that this set's models do not apply to
     */
    boolean appliesTo(CollisionEvent event);

    /**
     * Writes the features of one event as one row. Allocates nothing.
     *
     * @param event event to which this set applies
     * @param row destination; owned by the caller
     * @param offset index of the first value; {@code features().size()} values are written
     */
    void extract(CollisionEvent event, float[] row, int offset);

    /**
     * Returns the number of features.
     *
     * @return width of a row
     */
    default int size() {
        return features().size();
    }

    /**
     * Returns the hash of the definition: name, then name, formula and unit of each feature in order. Changing the meaning of a feature
     * means changing its formula text, and so the hash.
     *
     * @return SHA-256, 64 lower-case hexadecimal digits
     */
    default String hash() {
        return DefinitionHash.of(name(), features());
    }
}
