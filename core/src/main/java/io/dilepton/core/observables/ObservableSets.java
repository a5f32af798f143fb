package io.dilepton.core.observables;

import java.util.List;

/** The sets of observables that this version knows. */
public final class ObservableSets {

    /** Observables of electron and muon pairs from γ*&#47;Z. */
    public static final ObservableSet Z_PAIR = new ZPairObservables();

    /** The eight observables of tt̄ events with two leptons. */
    public static final ObservableSet TOP_PAIR = new TopPairObservables();

    private ObservableSets() {}

    /**
     * Returns all sets.
     *
     * @return the sets
     */
    public static List<ObservableSet> all() {
        return List.of(Z_PAIR, TOP_PAIR);
    }

    /**
     * Returns the set of a name.
     *
     * @param name {@code zll} or {@code ttbar}
     * @return the set
     * @throws IllegalArgumentException when there is none of that name; the message lists those that there are
     */
    public static ObservableSet named(String name) {
        return all().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no set of observables is named '" + name + "'; known: "
                        + String.join(
                                ", ", all().stream().map(ObservableSet::name).toList())));
    }
}
