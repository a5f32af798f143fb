package io.dilepton.trainer;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Electron pairs with pt spread evenly in its logarithm and angles spread evenly: masses on both sides of the Z window and inside. */
public final class ToyEvents {

    private static final Instant TIME = Instant.parse("2010-10-01T00:00:00Z");

    private ToyEvents() {}

    /**
     * Makes events.
     *
     * @param count number of events
     * @param seed seed of their kinematics
     * @return events numbered from 1
     */
    public static Stream<CollisionEvent> events(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> event(number, lepton(random, -1), lepton(random, 1)));
    }

    /**
     * Makes one event.
     *
     * @param number event number
     * @param first first lepton
     * @param second second lepton
     * @return the event
     */
    public static CollisionEvent event(long number, Lepton first, Lepton second) {
        return CollisionEvent.ofPair(new EventId(1, 0, number), TIME, Origin.SIMULATION, "toy", first, second, null);
    }

    private static Lepton lepton(SplittableRandom random, int charge) {
        return lepton(
                charge,
                20 * Math.exp(random.nextDouble(0, 1.2)),
                random.nextDouble(-1.5, 1.5),
                random.nextDouble(-Math.PI, Math.PI));
    }

    /**
     * Makes an electron.
     *
     * @param charge -1 or +1
     * @param pt transverse momentum, GeV
     * @param eta pseudorapidity
     * @param phi azimuth, rad
     * @return the electron
     */
    public static Lepton lepton(int charge, double pt, double eta, double phi) {
        return new Lepton(LeptonFlavour.ELECTRON, charge, pt, eta, phi, LeptonFlavour.ELECTRON.mass());
    }
}
