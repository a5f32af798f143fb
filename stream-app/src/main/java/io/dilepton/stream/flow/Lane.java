package io.dilepton.stream.flow;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.schemas.Topics;

/** One way through the scorers: which events take it, and where their scores go. The names are public API: tag values and node names. */
public enum Lane {
    /** Z candidates: pairs of electrons or of muons. */
    Z("z", Topics.SCORED_Z) {
        @Override
        public boolean takes(CollisionEvent event) {
            return event.isSameFlavourPair();
        }
    },
    /** Candidates for H → ττ: an electron or a muon with a hadronic tau and missing transverse momentum. */
    HIGGS("higgs", Topics.SCORED_HIGGS) {
        @Override
        public boolean takes(CollisionEvent event) {
            return event.missingPt() != null && taus(event) == 1;
        }
    };

    private final String label;
    private final String topic;

    Lane(String label, String topic) {
        this.label = label;
        this.topic = topic;
    }

    /**
     * Tells whether events of a kind are scored here.
     *
     * @param event an event
     * @return whether it takes this lane; an event takes one at most
     */
    public abstract boolean takes(CollisionEvent event);

    /**
     * Returns the name.
     *
     * @return lower-case name
     */
    public String label() {
        return label;
    }

    /**
     * Returns the topic of the champion's scores.
     *
     * @return topic name
     */
    public String topic() {
        return topic;
    }

    private static int taus(CollisionEvent event) {
        return tau(event.first().flavour()) + tau(event.second().flavour());
    }

    private static int tau(LeptonFlavour flavour) {
        return flavour == LeptonFlavour.TAU_HAD ? 1 : 0;
    }
}
