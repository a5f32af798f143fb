package io.dilepton.core.simulation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Simulates recorded dilepton events, see the package. Immutable; {@link #event} may be called from any thread.
 *
 * <p>Event {@code i} has run number {@link #runNumber()}, which tells seeds apart, luminosity block 0 and event number {@code i}; events are a
 * millisecond apart from {@link #START} on. Truth: process {@link #DRELL_YAN} counts as signal, {@link #FAKE} as background; events are not
 * weighted. The two leptons come in random order.
 */
public final class DrellYanSimulator implements EventSimulator {

    /** Name of the data set that the events carry. */
    public static final String DATASET = "simulation";

    /** Process name of pairs from γ*&#47;Z. */
    public static final String DRELL_YAN = "drell-yan";

    /** Process name of pairs that no boson made. */
    public static final String FAKE = "fake";

    /** Event time of event 0. */
    public static final Instant START = Instant.parse("2011-04-01T00:00:00Z");

    /** Time from one event to the next. */
    public static final Duration SPACING = Duration.ofMillis(1);

    /** First run number of simulations; experiments are far below. */
    private static final long FIRST_RUN = 1_000_000_000;

    private static final long RUNS = 1_000_000_000;

    private static final int MOST_ATTEMPTS = 1_000_000;

    private final SimulationConfig config;
    private final long seed;
    private final PairProcess electrons;
    private final PairProcess muons;

    /**
     * Makes a simulator; tabulates the spectra, which takes some tens of milliseconds.
     *
     * @param config what to simulate
     * @param seed seed; different seeds give independent events
     */
    public DrellYanSimulator(SimulationConfig config, long seed) {
        this.config = config;
        this.seed = seed;
        electrons = new PairProcess(config, LeptonFlavour.ELECTRON);
        muons = new PairProcess(config, LeptonFlavour.MUON);
    }

    @Override
    public long runNumber() {
        return FIRST_RUN + Math.floorMod(seed, RUNS);
    }

    @Override
    public CollisionEvent event(long index) {
        RandomGenerator random = new SplittableRandom(new EventId(seed, 0, index).hash());
        LeptonFlavour flavour = config.channel().sample(random);
        boolean fake = random.nextDouble() < config.background(flavour).share();
        LeptonPair pair = recorded(flavour, fake, random);
        return CollisionEvent.ofPair(
                new EventId(runNumber(), 0, index),
                START.plus(SPACING.multipliedBy(index)),
                Origin.SIMULATION,
                DATASET,
                pair.first(),
                pair.second(),
                new Truth(fake ? FAKE : DRELL_YAN, !fake, Double.NaN));
    }

    private LeptonPair recorded(LeptonFlavour flavour, boolean fake, RandomGenerator random) {
        PairProcess process = flavour == LeptonFlavour.MUON ? muons : electrons;
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            LeptonPair pair = fake ? process.fake(random) : process.drellYan(random);
            if (pair != null) {
                return random.nextBoolean() ? pair : pair.swapped();
            }
        }
        throw new IllegalStateException(
                "the selection lets fewer than one pair in " + MOST_ATTEMPTS + " pass; widen it");
    }
}
