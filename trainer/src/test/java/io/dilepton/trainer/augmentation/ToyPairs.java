package io.dilepton.trainer.augmentation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.ToyEvents;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Electron pairs spread wide in η, muon pairs less so: classes that overlap. */
final class ToyPairs {

    private ToyPairs() {}

    static Stream<CollisionEvent> events(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return LongStream.rangeClosed(1, count).mapToObj(number -> {
            LeptonFlavour flavour = random.nextInt(3) == 0 ? LeptonFlavour.MUON : LeptonFlavour.ELECTRON;
            double phi = random.nextDouble(-Math.PI, Math.PI);
            double back = Periodic.wrapped(phi + Math.PI + 0.3 * random.nextGaussian());
            int charge = random.nextBoolean() ? 1 : -1;
            return ToyEvents.event(
                    number, lepton(random, flavour, charge, phi), lepton(random, flavour, -charge, back));
        });
    }

    private static Lepton lepton(SplittableRandom random, LeptonFlavour flavour, int charge, double phi) {
        double spread = flavour == LeptonFlavour.ELECTRON ? 1.4 : 0.7;
        double eta = Math.max(-2.4, Math.min(2.4, spread * random.nextGaussian()));
        return new Lepton(flavour, charge, 40 * Math.exp(0.2 * random.nextGaussian()), eta, phi, flavour.mass());
    }

    static PairEvents split(int count, long seed) {
        PairEvents events = new PairEvents(Task.DECAY_CHANNEL);
        events(count, seed).forEach(events::add);
        return events;
    }

    static PairSample sample(int count, long seed) {
        return PairSample.of(events(count, seed).toList(), Task.DECAY_CHANNEL);
    }
}
