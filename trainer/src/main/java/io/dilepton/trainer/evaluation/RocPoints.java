package io.dilepton.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * The ROC curve as points that can be drawn: of the exact curve, those that lie about evenly along it, its ends included.
 *
 * @param points points by falling threshold, from (0, 0) to (1, 1)
 */
public record RocPoints(List<Point> points) {

    /** Most points but one. */
    public static final int MOST = 200;

    /** Length of the two sides that the curve climbs. */
    private static final double LENGTH = 2;

    /** Copies. */
    public RocPoints {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param threshold a row is taken for signal when its score is at least this; above every score at the first point
     * @param falsePositiveRate share of the background taken for signal
     * @param truePositiveRate share of the signal taken for signal
     */
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    /**
     * Follows the curve.
     *
     * @param scores one score per row, no NaN
     * @param labels true for signal; both classes are there
     * @return the points
     */
    public static RocPoints of(double[] scores, boolean[] labels) {
        ScoreGroups groups = ScoreGroups.of(scores, labels);
        BinaryMetrics all = groups.at(Double.NEGATIVE_INFINITY);
        double signals = all.truePositives();
        double backgrounds = all.falsePositives();
        if (signals == 0 || backgrounds == 0) {
            throw new IllegalArgumentException("a ROC curve needs rows of both classes");
        }
        List<Point> points = new ArrayList<>();
        points.add(new Point(groups.score(groups.size() - 1) + 1, 0, 0));
        long truePositives = 0;
        long falsePositives = 0;
        double drawn = 0;
        for (int group = groups.size() - 1; group >= 0; group--) {
            truePositives += groups.signal(group);
            falsePositives += groups.background(group);
            Point point = new Point(groups.score(group), falsePositives / backgrounds, truePositives / signals);
            double length = point.falsePositiveRate() + point.truePositiveRate();
            if (group == 0 || length - drawn >= LENGTH / MOST) {
                points.add(point);
                drawn = length;
            }
        }
        return new RocPoints(points);
    }
}
