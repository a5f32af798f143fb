package io.dilepton.generator.sampling;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.EventSource;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.TargetSpectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the weights that give a source's events a target spectrum: what part of the events the target has in a bin, over what part of a pilot sample the source has there. The
 * sample's indices lie behind those of the largest order, so that it shares no event with a stream, and the same order has the same weights, always.
 */
final class Pilot {

    /** Above the largest number of events that can be ordered. */
    private static final long FIRST = 1L << 40;

    private static final int BLOCKS = 48;
    private static final int BLOCK = 1_024;

    /** A bin with fewer would have weights that are off by more than a quarter. */
    private static final int LEAST = 16;

    private Pilot() {}

    /**
     * Draws the sample and compares it.
     *
     * @param source source of the order's events
     * @param target the spectrum
     * @return weight of each bin, 1 on the average over the source's events; 0 where the target is
     * @throws RefusedRequestException when the source makes hardly any events where the target has some
     */
    static List<Double> weights(EventSource source, TargetSpectrum target) {
        long[] counts = new long[target.bins()];
        for (int block = 0; block < BLOCKS; block++) {
            for (CollisionEvent event : source.events(FIRST + (long) block * BLOCK, BLOCK)) {
                int bin = target.bin(event);
                if (bin >= 0) {
                    counts[bin]++;
                }
            }
        }
        List<Double> shares = target.shares();
        List<Double> weights = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            if (shares.get(bin) > 0 && counts[bin] < LEAST) {
                problems.add(tooFew(target, bin, counts[bin]));
            }
            weights.add(shares.get(bin) == 0 ? 0 : shares.get(bin) * BLOCKS * BLOCK / counts[bin]);
        }
        if (!problems.isEmpty()) {
            throw new RefusedRequestException(Refusal.MODEL, problems);
        }
        return weights;
    }

    private static Problem tooFew(TargetSpectrum target, int bin, long count) {
        return new Problem(
                "reweighting.target.contents",
                "of " + BLOCKS * BLOCK + " events of the model " + count + " have a " + target.observable() + " from "
                        + target.edges().get(bin) + " to " + target.edges().get(bin + 1)
                        + ", too few to weight",
                "write 0 for this bin, or widen it");
    }
}
