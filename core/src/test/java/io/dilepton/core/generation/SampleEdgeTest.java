package io.dilepton.core.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SampleEdgeTest {

    private static double[] above(double cut) {
        return new SplittableRandom(7).doubles(10_000, cut, cut + 50).toArray();
    }

    @Test
    void shouldFindTheLowestValueWhenTheSampleIsCutOff() {
        double[] values = above(25);

        SampleEdge edge = SampleEdge.below(values);

        assertEquals(DoubleStream.of(values).min().orElseThrow(), edge.bound());
        assertEquals(0, edge.reach());
    }

    @Test
    void shouldPassOverWhatLiesApart() {
        double[] values = above(25);
        double lowest = DoubleStream.of(values).min().orElseThrow();
        double[] withOutliers = DoubleStream.concat(DoubleStream.of(3, 11), DoubleStream.of(values))
                .toArray();

        assertEquals(new SampleEdge(lowest, 0), SampleEdge.below(withOutliers));
    }

    @Test
    void shouldReachFurtherWhenTheSampleThinsOut() {
        double[] values = new SplittableRandom(7)
                .doubles(10_000)
                .map(uniform -> 100 + 10 * Math.log(uniform))
                .toArray();
        double[] sorted = DoubleStream.of(values).sorted().toArray();

        SampleEdge edge = SampleEdge.below(values);

        assertEquals(sorted[0], edge.bound());
        assertEquals(2 * (sorted[9] - sorted[0]), edge.reach());
    }

    @Test
    void shouldTakeFewValuesAsTheyAre() {
        assertEquals(4, SampleEdge.below(new double[] {5, 4, 6}).bound());
        assertTrue(SampleEdge.below(new double[] {5}).reach() >= 0);
        assertThrows(IllegalArgumentException.class, () -> SampleEdge.below(new double[0]));
    }
}
