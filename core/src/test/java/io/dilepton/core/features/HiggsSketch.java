package io.dilepton.core.features;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import io.dilepton.core.kinematics.DeltaPhi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** An event that can be turned and mirrored before it is built. */
final class HiggsSketch {

    private final double[] lepton;
    private final double[] tau;
    private final double[] met;
    private final double[][] jets;
    final double mmc;
    private final boolean summarised;

    HiggsSketch(Random random) {
        jets = new double[random.nextInt(4)][];
        for (int i = 0; i < jets.length; i++) {
            jets[i] = vector(random, 50);
        }
        mmc = random.nextInt(4) == 0 ? Double.NaN : 60 + 80 * random.nextDouble();
        lepton = vector(random, 30);
        tau = vector(random, 35);
        met = vector(random, 40);
        summarised = random.nextBoolean();
    }

    private static double[] vector(Random random, double pt) {
        return new double[] {
            pt * Math.exp(0.5 * random.nextGaussian()),
            1.3 * random.nextGaussian(),
            (2 * random.nextDouble() - 1) * Math.PI
        };
    }

    CollisionEvent event(DoubleUnaryOperator eta, DoubleUnaryOperator phi, boolean tauFirst) {
        Lepton l = turned(LeptonFlavour.MUON, lepton, eta, phi);
        Lepton t = turned(LeptonFlavour.TAU_HAD, tau, eta, phi);
        List<Jet> listed = new ArrayList<>();
        double sum = 0;
        for (double[] jet : jets) {
            listed.add(new Jet(jet[0], eta.applyAsDouble(jet[1]), wrapped(phi, jet[2]), Double.NaN));
            sum += jet[0];
        }
        JetSummary summary = !summarised ? null : new JetSummary(jets.length + 1, sum + 31);
        return event(
                tauFirst ? t : l,
                tauFirst ? l : t,
                new MissingPt(met[0], wrapped(phi, met[2]), 300),
                listed,
                summary,
                mmc,
                null);
    }

    private static Lepton turned(LeptonFlavour flavour, double[] v, DoubleUnaryOperator eta, DoubleUnaryOperator phi) {
        return new Lepton(flavour, 0, v[0], eta.applyAsDouble(v[1]), wrapped(phi, v[2]), flavour.mass());
    }

    private static double wrapped(DoubleUnaryOperator phi, double value) {
        return DeltaPhi.wrap(phi.applyAsDouble(value));
    }

    static CollisionEvent event(
            Lepton first,
            Lepton second,
            @Nullable MissingPt met,
            List<Jet> jets,
            @Nullable JetSummary summary,
            double mmc,
            @Nullable Truth truth) {
        return new CollisionEvent(
                new EventId(1, 2, 3),
                Instant.EPOCH,
                Origin.SIMULATION,
                null,
                null,
                first,
                second,
                met,
                jets,
                summary,
                mmc,
                truth);
    }

    static Lepton lepton(LeptonFlavour flavour, double pt, double eta, double phi) {
        return new Lepton(flavour, 0, pt, eta, phi, flavour.mass());
    }
}
