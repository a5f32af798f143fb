package io.dilepton.core.event;

/**
 * Identity of a collision event. Its text form {@code run:lumi:event} is the record key on every event topic.
 *
 * @param runNumber run number given by the experiment, 0 where the source has none
 * @param luminosityBlock luminosity block inside the run, 0 where the source has none
 * @param eventNumber event number inside the run
 */
public record EventId(long runNumber, long luminosityBlock, long eventNumber) {

    /**
     * Returns the record key.
     *
     * @return {@code run:lumi:event}
     */
    public String key() {
        return runNumber + ":" + luminosityBlock + ":" + eventNumber;
    }

    /**
     * Returns a uniform hash of the identity, for splits that put an event on the same side in every file and every run of the product.
     *
     * <p>The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, doi:10.1145/2660193.2660195) over the three numbers.
     *
     * @return 64 well-mixed bits; the same on every machine
     */
    public long hash() {
        return mix(mix(mix(runNumber) + luminosityBlock) + eventNumber);
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public String toString() {
        return key();
    }
}
