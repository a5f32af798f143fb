package io.dilepton.generator.request;

import org.jspecify.annotations.Nullable;

/**
 * How events are to be weighted, in {@code truth.weight}.
 *
 * @param expectedEvents number of recorded events that the stream stands for: the weights add up to about it; null for a mean weight of 1
 * @param target distribution that the weighted events shall have; null for that of the model
 */
public record Reweighting(
        @Nullable Double expectedEvents, @Nullable TargetSpectrum target) {

    /** Events carry no weights. */
    public static final Reweighting NONE = new Reweighting(null, null);

    /**
     * Tells whether events carry weights.
     *
     * @return false for {@link #NONE}
     */
    public boolean exists() {
        return expectedEvents != null || target != null;
    }
}
