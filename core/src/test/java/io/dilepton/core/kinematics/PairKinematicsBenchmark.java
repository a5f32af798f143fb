package io.dilepton.core.kinematics;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Kinematics of a pair from pt, eta, phi, beside the textbook's way over four-momenta. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PairKinematicsBenchmark {

    private static final int EVENTS = 1024;

    private final Lepton[] first = new Lepton[EVENTS];
    private final Lepton[] second = new Lepton[EVENTS];
    private int next;

    /** Simulates the pairs. */
    @Setup
    public void simulate() {
        DrellYanSimulator simulator = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), 1);
        for (int i = 0; i < EVENTS; i++) {
            CollisionEvent event = simulator.event(i);
            first[i] = event.first();
            second[i] = event.second();
        }
    }

    private int turn() {
        next = (next + 1) % EVENTS;
        return next;
    }

    /** Mass, pt, eta, rapidity, phi, differences, opening angle, Collins–Soper angle. */
    @Benchmark
    public PairKinematics allOfAPair() {
        int i = turn();
        return PairKinematics.of(first[i], second[i]);
    }

    /** The mass alone, as the product computes it. */
    @Benchmark
    public double mass() {
        int i = turn();
        Lepton one = first[i];
        Lepton two = second[i];
        return PairMass.of(one.pt(), one.eta(), one.phi(), one.mass(), two.pt(), two.eta(), two.phi(), two.mass());
    }

    /** Baseline: the mass of the sum of two four-momenta. */
    @Benchmark
    public double massOfSum() {
        int i = turn();
        return momentum(first[i]).plus(momentum(second[i])).mass();
    }

    /** Baseline: mass, pt, eta, rapidity and phi of the sum of two four-momenta. */
    @Benchmark
    public double sumOfFive() {
        int i = turn();
        FourMomentum pair = momentum(first[i]).plus(momentum(second[i]));
        return pair.mass() + pair.pt() + pair.eta() + pair.rapidity() + pair.phi();
    }

    private static FourMomentum momentum(Lepton lepton) {
        return FourMomentum.ofPtEtaPhiMass(lepton.pt(), lepton.eta(), lepton.phi(), lepton.mass());
    }
}
