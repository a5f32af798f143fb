package io.dilepton.cli.bench.worker;

/**
 * What one run took in its steady part.
 *
 * @param events events, or rows, processed in the steady part
 * @param seconds wall time
 * @param cpuSeconds processor time of the whole JVM
 * @param allocatedBytes bytes that its threads allocated
 * @param gcSeconds time in collections of garbage
 * @param peakBytes largest resident memory of the process up to the end; 0 where the system does not tell
 * @param startSeconds from the start of the stream until it was running; 0 for inference alone
 * @param batch rows of one call of the runtime; 0 where a stream decides
 */
public record Measurement(
        long events,
        double seconds,
        double cpuSeconds,
        double allocatedBytes,
        double gcSeconds,
        long peakBytes,
        double startSeconds,
        int batch) {

    private static final double MILLION = 1e6;

    /**
     * Returns the rate.
     *
     * @return events per second
     */
    public double rate() {
        return events / seconds;
    }

    /**
     * Returns what an event costs.
     *
     * @return processor seconds per million events
     */
    public double cpuSecondsPerMillion() {
        return cpuSeconds / events * MILLION;
    }

    /**
     * Returns what an event allocates.
     *
     * @return bytes per event
     */
    public double allocatedPerEvent() {
        return allocatedBytes / events;
    }
}
