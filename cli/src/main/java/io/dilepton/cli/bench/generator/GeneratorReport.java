package io.dilepton.cli.bench.generator;

import io.dilepton.cli.bench.lab.Machine;
import java.util.List;
import java.util.Map;

/**
 * What {@code --report} writes. Its keys are public API.
 *
 * @param machine where it was run
 * @param command the command line
 * @param seed seed of the events and of the moments of the kills
 * @param model model that made the events
 * @param requested events that were ordered
 * @param kills how often an instance was killed meanwhile
 * @param delivered records of the request that committed readers find
 * @param distinct indices of the request among them
 * @param identical whether keys and values are those of an undisturbed run, byte for byte
 * @param deliveredBy events by the instance that made them, under kills
 * @param pacingError largest relative deviation from the rate over 10 s, of all rates
 * @param pacing deviation of each rate
 * @param emissionToSampling events per second that all lanes bring onto the topic over those that as many threads as have a core make, going nowhere
 * @param speed sampling and delivery in full
 * @param seconds length of the run
 */
record GeneratorReport(
        Machine machine,
        String command,
        long seed,
        String model,
        long requested,
        int kills,
        long delivered,
        long distinct,
        boolean identical,
        Map<String, Long> deliveredBy,
        double pacingError,
        List<Paced> pacing,
        double emissionToSampling,
        Speed speed,
        double seconds) {

    /**
     * One rate.
     *
     * @param rate events per second that were ordered
     * @param error largest relative deviation over 10 s
     */
    record Paced(double rate, double error) {}
}
