package io.dilepton.core.event;

import java.util.Locale;

/** What stays together when events are split into training, validation and held-out events. */
public enum SplitRule {
    /** Each event goes its own way. */
    EVENT {
        @Override
        public EventSplit part(EventId id) {
            return EventSplit.of(id);
        }
    },

    /**
     * All events of a run are on one side: what detector and trigger were like in a run can then not be learned from one part and looked up in
     * another.
     */
    RUN {
        @Override
        public EventSplit part(EventId id) {
            return EventSplit.of(new EventId(id.runNumber(), 0, 0));
        }
    };

    /** Name of the entry among the hyperparameters of a manifest. */
    public static final String KEY = "split";

    /**
     * Returns the part that an event belongs to.
     *
     * @param id identity of the event
     * @return a function of the identity alone
     */
    public abstract EventSplit part(EventId id);

    /**
     * Finds the rule that a model was trained under.
     *
     * @param text what its manifest says
     * @return the rule
     * @throws IllegalArgumentException when this version does not know it
     */
    public static SplitRule of(String text) {
        for (SplitRule rule : values()) {
            if (rule.toString().equals(text)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("events were split by '" + text + "', which is not known here");
    }

    /**
     * Returns the rule as the manifest and the command line name it.
     *
     * @return lower-case name
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
