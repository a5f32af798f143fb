package io.dilepton.generator.quality;

import io.dilepton.generator.quality.statistics.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Three samples of one size: what is compared, and what the floor is made of. No event is in two of them.
 *
 * @param half reference events
 * @param otherHalf other reference events
 * @param generated generated events
 */
record Split(Rowset half, Rowset otherHalf, Rowset generated) {

    /** Splits the reference at random, again and again. */
    static List<Split> of(double[][] generated, double[][] reference, QualityPlan plan) {
        int size = Math.min(Math.min(reference.length / 2, generated.length), plan.largestSample());
        SplittableRandom random = new SplittableRandom(plan.seed());
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < plan.splits(); i++) {
            double[][] mixed = Rows.shuffled(reference, random);
            double[][] made = Rows.shuffled(generated, random);
            splits.add(
                    new Split(Rowset.of(mixed, 0, size), Rowset.of(mixed, size, 2 * size), Rowset.of(made, 0, size)));
        }
        return splits;
    }
}
