package io.dilepton.core.generation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.features.DefinitionHash;
import io.dilepton.core.features.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A minimal set of independent quantities of one kind of event, which a generator makes and everything else of the event follows from: so masses,
 * charges and angles are exact whatever the generator does. Named and versioned; stateless, may be shared between threads.
 */
public interface QuantitySet {

    /**
     * Returns the name with the version, such as {@code zll-v2}.
     *
     * @return name that manifests carry
     */
    String name();

    /**
     * Returns the quantities: first those with a continuous distribution, then those that are −1 or +1.
     *
     * @return names, formulas and units, in the order of the columns
     */
    List<Feature> quantities();

    /**
     * Returns how many of the quantities are continuous.
     *
     * @return number of the first columns; those behind them are −1 or +1
     */
    int continuous();

    /**
     * Tells whether an event has all quantities.
     *
     * @param event the event
     * @return whether {@link #encode} may be called
     */
    boolean appliesTo(CollisionEvent event);

    /**
     * Writes the quantities of an event.
     *
     * @param event event to which the set applies
     * @param row destination; owned by the caller
     * @param offset index of the first value; {@link #size} values are written
     */
    void encode(CollisionEvent event, float[] row, int offset);

    /**
     * Makes the particles of an event.
     *
     * @param row quantities; the signs are taken of the columns that are −1 or +1
     * @param offset index of the first value
     * @return the particles; null where the row describes none, such as a mass below that of the leptons
     */
    @Nullable
    Particles decode(float[] row, int offset);

    /**
     * Returns the number of quantities.
     *
     * @return width of a row
     */
    default int size() {
        return quantities().size();
    }

    /**
     * Returns the hash of the definition.
     *
     * @return as {@link DefinitionHash} computes it
     */
    default String hash() {
        return DefinitionHash.of(name(), quantities());
    }
}
