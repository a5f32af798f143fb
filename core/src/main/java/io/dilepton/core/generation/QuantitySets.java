package io.dilepton.core.generation;

import java.util.List;

/** The quantity sets that this version of the product knows. A name never changes its meaning: a changed set gets a new name. */
public final class QuantitySets {

    /** Pairs of electrons or of muons. */
    public static final QuantitySet ZLL = new ZllQuantities();

    /** Two leptons with missing transverse momentum. */
    public static final QuantitySet DILEPTON_MET = new DileptonMetQuantities();

    private static final List<QuantitySet> ALL = List.of(ZLL, DILEPTON_MET);

    private QuantitySets() {}

    /**
     * Returns the set of a name.
     *
     * @param name name with version, such as {@code zll-v2}
     * @return the set
     * @throws IllegalArgumentException when there is none of that name; the message lists those that there are
     */
    public static QuantitySet named(String name) {
        return ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no set of quantities is named '" + name + "'; known: "
                        + String.join(", ", ALL.stream().map(QuantitySet::name).toList())));
    }
}
