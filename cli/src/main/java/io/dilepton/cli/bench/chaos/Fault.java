package io.dilepton.cli.bench.chaos;

/**
 * Something that breaks.
 *
 * @param kind what
 * @param strike breaks it, mends it, and waits for new output; returns what it took
 */
record Fault(FaultKind kind, Strike strike) {

    /** The act. */
    interface Strike {
        Recovery on(Scene scene);
    }

    /**
     * How it was overcome.
     *
     * @param seconds from the fault, or from its end where it lasts, to the first new committed output
     * @param detail what else was seen
     */
    record Recovery(double seconds, String detail) {}
}
