package io.dilepton.generator.quality.statistics;

import java.util.Arrays;

/** Distances of events to the nearest event of another sample, in observables over their standard deviations. */
public final class NearestNeighbours {

    private NearestNeighbours() {}

    /**
     * Returns distances.
     *
     * @param rows events that ask
     * @param among events that are looked through, at least one
     * @param scales standard deviation of each observable
     * @return Euclidean distance of each row to the nearest of the others, no unit, in the order of the rows
     */
    public static double[] distances(double[][] rows, double[][] among, double[] scales) {
        double[][] points = Rows.divided(among, scales);
        return Arrays.stream(Rows.divided(rows, scales))
                .mapToDouble(row -> nearest(row, points))
                .toArray();
    }

    private static double nearest(double[] row, double[][] points) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] point : points) {
            double square = 0;
            for (int i = 0; i < row.length && square < least; i++) {
                double difference = row[i] - point[i];
                square += difference * difference;
            }
            least = Math.min(least, square);
        }
        return Math.sqrt(least);
    }
}
