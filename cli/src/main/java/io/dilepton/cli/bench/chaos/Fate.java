package io.dilepton.cli.bench.chaos;

/** What must become of a record. */
enum Fate {
    /** A pair of electrons: enriched and scored. */
    SCORED(1, 1, 0),
    /** An electron and a muon: enriched, no scorer applies. */
    PASSED_OVER(1, 0, 0),
    /** Not an event at all, or one that cannot be right: dead-lettered. */
    DEAD_LETTERED(0, 0, 1),
    /** An event whose features overflow: enriched, and dead-lettered when it is scored. */
    UNSCORABLE(1, 0, 1);

    private final int enriched;
    private final int scored;
    private final int deadLettered;

    Fate(int enriched, int scored, int deadLettered) {
        this.enriched = enriched;
        this.scored = scored;
        this.deadLettered = deadLettered;
    }

    int enriched() {
        return enriched;
    }

    int scored() {
        return scored;
    }

    int deadLettered() {
        return deadLettered;
    }
}
