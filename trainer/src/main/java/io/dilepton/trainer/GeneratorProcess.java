package io.dilepton.trainer;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.generation.QuantitySet;
import io.dilepton.core.generation.QuantitySets;
import io.dilepton.core.observables.ObservableSet;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.EventSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import io.dilepton.trainer.generative.Observation;
import io.dilepton.trainer.generative.PairObservations;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** A kind of events that generators are trained on. */
@SuppressWarnings("ImmutableEnumChecker") // sets are stateless, simulations are made anew
public enum GeneratorProcess {
    /** Electron pairs about the Z. */
    ZEE(
            "zee",
            QuantitySets.ZLL,
            ObservableSets.Z_PAIR,
            PairObservations::zll,
            seed -> new DrellYanSimulator(SimulationConfig.zPeak(Channel.ELECTRON), seed)) {
        @Override
        boolean isOfKind(CollisionEvent event) {
            return event.first().flavour() == LeptonFlavour.ELECTRON;
        }
    },
    /** Muon pairs about the Z. */
    ZMUMU(
            "zmumu",
            QuantitySets.ZLL,
            ObservableSets.Z_PAIR,
            PairObservations::zll,
            seed -> new DrellYanSimulator(SimulationConfig.zPeak(Channel.MUON), seed)) {
        @Override
        boolean isOfKind(CollisionEvent event) {
            return event.first().flavour() == LeptonFlavour.MUON;
        }
    },
    /** Top pairs with two leptons and missing momentum. */
    TTBAR(
            "ttbar-dilepton",
            QuantitySets.DILEPTON_MET,
            ObservableSets.TOP_PAIR,
            PairObservations::dileptonMet,
            seed -> new TopPairSimulator(TopPairConfig.multilepton(), seed)) {
        @Override
        boolean isOfKind(CollisionEvent event) {
            return true;
        }
    };

    private final String model;
    private final QuantitySet quantities;
    private final ObservableSet observables;
    private final Observation observation;
    private final LongFunction<EventSimulator> simulation;

    GeneratorProcess(
            String model,
            QuantitySet quantities,
            ObservableSet observables,
            Observation observation,
            LongFunction<EventSimulator> simulation) {
        this.model = model;
        this.quantities = quantities;
        this.observables = observables;
        this.observation = observation;
        this.simulation = simulation;
    }

    abstract boolean isOfKind(CollisionEvent event);

    /**
     * Finds a process.
     *
     * @param name name of its model
     * @return the process
     * @throws IllegalArgumentException when there is none of that name; the message lists those that there are
     */
    public static GeneratorProcess named(String name) {
        return Arrays.stream(values())
                .filter(process -> process.model.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process is named '" + name + "'; known: "
                        + Arrays.stream(values()).map(GeneratorProcess::model).collect(Collectors.joining(", "))));
    }

    /**
     * Returns the name of its models.
     *
     * @return name in manifests and on the command line
     */
    public String model() {
        return model;
    }

    /**
     * Returns what its generators make.
     *
     * @return the quantities
     */
    public QuantitySet quantities() {
        return quantities;
    }

    /**
     * Returns what its events are compared by.
     *
     * @return the observables
     */
    public ObservableSet observables() {
        return observables;
    }

    /**
     * Returns what the critics of its generators see beside the quantities.
     *
     * @return the observables as differentiable formulas
     */
    public Observation observation() {
        return observation;
    }

    /**
     * Tells whether an event is of this process.
     *
     * @param event the event
     * @return whether generators can be trained on it
     */
    public boolean appliesTo(CollisionEvent event) {
        return quantities.appliesTo(event) && isOfKind(event);
    }

    /**
     * Simulates the process.
     *
     * @param seed seed of the simulation
     * @return the simulation
     */
    public EventSimulator simulation(long seed) {
        return simulation.apply(seed);
    }
}
