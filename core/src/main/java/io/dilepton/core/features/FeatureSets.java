package io.dilepton.core.features;

import java.util.List;

/** The feature sets that this version of the product knows. A name never changes its meaning: a changed set gets a new name. */
public final class FeatureSets {

    /** Name of the set of same-flavour electron and muon pairs: {@value}. */
    public static final String DILEPTON_V1 = "dilepton-v1";

    /** Name of the set of events with an electron or muon, a hadronic tau and missing transverse momentum: {@value}. */
    public static final String HIGGS_V1 = "higgs-v1";

    /** Name of the larger set of the same events: {@value}. */
    public static final String HIGGS_V2 = "higgs-v2";

    /** Name of the set that tells electron from muon pairs by their kinematics: {@value}. */
    public static final String DECAY_CHANNEL_V1 = "decay-channel-v1";

    private static final List<FeatureSet> ALL =
            List.of(new DileptonV1(), new HiggsV1(), new HiggsV2(), new DecayChannelV1());

    private FeatureSets() {}

    /**
     * Returns every known feature set.
     *
     * @return the sets; each is stateless and may be shared between threads
     */
    public static List<FeatureSet> all() {
        return ALL;
    }

    /**
     * Returns the feature set of a name.
     *
     * @param name name with version, such as {@code dilepton-v1}
     * @return the set; stateless, may be shared between threads
     * @throws IllegalArgumentException when there is none of that name; the message lists those that there are
     */
    public static FeatureSet named(String name) {
        return ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feature set is named '" + name + "'; known: "
                        + String.join(", ", ALL.stream().map(FeatureSet::name).toList())));
    }
}
