package io.dilepton.core.simulation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import java.util.SplittableRandom;

/**
 * Drell–Yan pairs and their background with what they recoil against: jets, and the missing momentum that comes of measuring them. The leptons are those of {@link
 * DrellYanSimulator}, bit for bit. Immutable; {@link #event} may be called from any thread.
 */
public final class RecoilingDrellYan implements EventSimulator {

    /** Jets are listed from 20 GeV on, up to |eta| 4.5; none is asked for. */
    private static final JetSelection JETS = new JetSelection(20, 4.5, 30, 2.5, 0, 0);

    /** Parts the random numbers of the recoil from those of the pair. */
    private static final long STREAM = 0x7265636F696CL;

    private final DrellYanSimulator pairs;

    /**
     * Makes a simulator.
     *
     * @param config what to simulate of the pairs
     * @param seed seed; different seeds give independent events
     */
    public RecoilingDrellYan(SimulationConfig config, long seed) {
        pairs = new DrellYanSimulator(config, seed);
    }

    @Override
    public long runNumber() {
        return pairs.runNumber();
    }

    @Override
    public CollisionEvent event(long index) {
        CollisionEvent pair = pairs.event(index);
        Lepton first = pair.first();
        Lepton second = pair.second();
        double px = first.pt() * Math.cos(first.phi()) + second.pt() * Math.cos(second.phi());
        double py = first.pt() * Math.sin(first.phi()) + second.pt() * Math.sin(second.phi());
        Hadrons hadrons = new Hadrons(JETS, new SplittableRandom(pair.id().hash() ^ STREAM));
        hadrons.addRecoil(Math.hypot(px, py), Math.atan2(py, px));
        MissingPt missing = hadrons.missing(0, 0);
        return new CollisionEvent(
                pair.id(),
                pair.eventTime(),
                pair.origin(),
                pair.lineage(),
                pair.dataset(),
                first,
                second,
                missing,
                hadrons.listed(),
                null,
                Double.NaN,
                pair.truth());
    }
}
