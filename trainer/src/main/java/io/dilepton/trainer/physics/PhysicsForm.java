package io.dilepton.trainer.physics;

import java.util.Locale;

/** How the penalties of a physics-informed loss depend on the network's probability ŷ. */
public enum PhysicsForm {

    /** No penalties. */
    NONE,

    /**
     * Penalty times I(ŷ > 0.5), as published: a step, whose gradient is zero wherever it is defined. The loss is higher, the weights that come out are
     * those of the plain network, bit for bit.
     */
    LITERAL,

    /** Penalty times ŷ: rows that contradict the decay are pulled towards background, the more the larger their penalty. */
    DIFFERENTIABLE;

    /**
     * Returns the name as manifests and the command line have it.
     *
     * @return lower case
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
