package io.dilepton.cli.bench.generator;

/**
 * How fast events are made, and how fast they are on the topic; medians of alternating measurements.
 *
 * @param networkRowsPerSecond rows that one thread gets out of ONNX Runtime, before any is decoded or rejected; 0 for a simulation
 * @param networkRowsPerEvent rows behind an event: those outside of the acceptance are drawn again; 1 for a simulation
 * @param samplingPerSecond events that one thread makes out of these rows, inside the acceptance, decoded, going nowhere
 * @param lanePerSecond events that one lane brings onto the topic, by the broker's clock
 * @param laneToThread the latter over the former
 * @param laneToNetwork rows behind the events that one lane brings onto the topic, over the rows that one thread gets out of ONNX Runtime; 0 for a simulation
 * @param threads lanes of an instance that have a core each
 * @param samplingAllPerSecond events that so many threads make, going nowhere
 * @param emissionPerSecond events that all lanes of an instance bring onto the topic, the broker on the same cores, over at least 10 s
 */
record Speed(
        double networkRowsPerSecond,
        double networkRowsPerEvent,
        double samplingPerSecond,
        double lanePerSecond,
        double laneToThread,
        double laneToNetwork,
        int threads,
        double samplingAllPerSecond,
        double emissionPerSecond) {

    static final Speed UNMEASURED = new Speed(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Returns what all lanes bring onto the topic over what as many threads as have a core make. */
    double emissionToSampling() {
        return samplingAllPerSecond > 0 ? emissionPerSecond / samplingAllPerSecond : 0;
    }
}
