package io.dilepton.core.simulation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Simulates recorded events of pp → tt̄ → b ℓ ν b̄ ℓ ν: two leptons of opposite charge (electrons or muons), jets with b-tags and missing momentum,
 * see the package. Immutable; {@link #event} may be called from any thread.
 *
 * <p>Event {@code i} has run number {@link #runNumber()}, luminosity block 0 and event number {@code i}; events are {@link DrellYanSimulator#SPACING}
 * apart. Truth: process {@value #TTBAR}, background of searches; events are not weighted. The lepton of higher pt is the first. The b-tag of
 * a jet is 1 or 0.
 */
public final class TopPairSimulator implements EventSimulator {

    /** Process name. */
    public static final String TTBAR = "ttbar";

    /** First run number of these simulations; those of Drell–Yan events are below. */
    private static final long FIRST_RUN = 2_000_000_000;

    private static final long RUNS = 1_000_000_000;

    private static final int MOST_ATTEMPTS = 1_000_000;

    private final TopPairConfig config;
    private final long seed;
    private final TopPairSpectrum pairs;

    /**
     * Makes a simulator; tabulates the spectra, which takes some tens of milliseconds.
     *
     * @param config what to simulate
     * @param seed seed; different seeds give independent events
     */
    public TopPairSimulator(TopPairConfig config, long seed) {
        this.config = config;
        this.seed = seed;
        pairs = new TopPairSpectrum(config.collisionEnergy());
    }

    @Override
    public long runNumber() {
        return FIRST_RUN + Math.floorMod(seed, RUNS);
    }

    @Override
    public CollisionEvent event(long index) {
        RandomGenerator random = new SplittableRandom(new EventId(seed, 1, index).hash());
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            CollisionEvent event = recorded(index, random);
            if (event != null) {
                return event;
            }
        }
        throw new IllegalStateException(
                "the selection lets fewer than one top pair in " + MOST_ATTEMPTS + " pass; widen it");
    }

    private @Nullable CollisionEvent recorded(long index, RandomGenerator random) {
        GeneratedTops tops = GeneratedTops.decay(pairs.sample(random), random);
        RecordedTops recorded = RecordedTops.of(tops, config, random);
        if (recorded == null) {
            return null;
        }
        return new CollisionEvent(
                new EventId(runNumber(), 0, index),
                DrellYanSimulator.START.plus(DrellYanSimulator.SPACING.multipliedBy(index)),
                Origin.SIMULATION,
                null,
                DrellYanSimulator.DATASET,
                recorded.leptons().first(),
                recorded.leptons().second(),
                recorded.missing(),
                recorded.jets(),
                null,
                Double.NaN,
                new Truth(TTBAR, false, Double.NaN));
    }
}
