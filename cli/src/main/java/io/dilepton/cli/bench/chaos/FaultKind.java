package io.dilepton.cli.bench.chaos;

/** What can break. */
enum FaultKind {
    /** Once for each of {@code --kills}. */
    KILL("kill -9 of the application"),
    /** Killed, started, and killed while it starts and restores. */
    KILL_AT_START("kill -9 of the application again while it starts"),
    /** The other instance takes over. */
    KILL_AT_REBALANCE("kill -9 of one of two instances during a rebalance"),
    /** Right after a promotion. */
    KILL_AT_SWAP("kill -9 of the application during a model swap"),
    /** Between the record of a model and the end of its transaction. */
    HALF_MODEL("a model publisher dies half-way"),
    /** The application goes on. */
    REGISTRY_DOWN("registry down in flight"),
    /** The application ends with one readable line. */
    REGISTRY_DOWN_AT_START("registry down at start"),
    /** Started again on the same directory. */
    KILL_BROKER("kill -9 of the broker"),
    /** Stopped for longer than a transaction may last. */
    HANG_BROKER("the broker hangs");

    private final String label;

    FaultKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
