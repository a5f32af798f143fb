package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.bench.lab.Machine;
import java.util.List;
import java.util.Map;

/**
 * What {@code --report} writes. Its keys are public API.
 *
 * @param machine where it was run
 * @param command the command line
 * @param seed seed of the moments
 * @param guarantee processing guarantee of the application
 * @param input records that the broker took
 * @param kills how often the application was killed
 * @param lost inputs that lack an output that they should have
 * @param duplicated inputs that have an output twice, or one that they should not have
 * @param recoverySeconds median and largest time from a fault to the first new committed output
 * @param faults each fault
 * @param restarts how often the application stopped by itself and was started again
 * @param fates inputs by what had to become of them
 * @param deadLetteredBy dead letters by reason
 * @param scoredByVersion scores by version of the model
 * @param seconds length of the run
 */
record ChaosReport(
        Machine machine,
        String command,
        long seed,
        String guarantee,
        long input,
        int kills,
        long lost,
        long duplicated,
        RecoverySeconds recoverySeconds,
        List<Struck> faults,
        int restarts,
        Map<String, Long> fates,
        Map<String, Long> deadLetteredBy,
        Map<String, Long> scoredByVersion,
        double seconds) {

    /**
     * Recovery over all faults.
     *
     * @param median middle
     * @param max largest
     */
    record RecoverySeconds(double median, double max) {

        static RecoverySeconds of(List<Struck> faults) {
            double[] sorted = faults.stream()
                    .mapToDouble(Struck::recoverySeconds)
                    .sorted()
                    .toArray();
            return new RecoverySeconds(sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }
    }

    /**
     * One fault.
     *
     * @param fault what broke
     * @param recoverySeconds from the fault, or from its end where it lasts, to the first new committed output
     * @param detail what else was seen
     */
    record Struck(String fault, double recoverySeconds, String detail) {}
}
