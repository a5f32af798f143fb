package io.dilepton.trainer.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The scores that one training gave the rows, in their order, to be counted with multiplicities. */
public final class SeedScores {

    private static final double SIGNAL_KEPT = 0.7;

    private final WeighedRows rows;
    private final double[] scores;
    private final double threshold;
    private final int[] falling;

    /**
     * Makes the scores.
     *
     * @param rows the rows
     * @param scores score of each, no NaN; given away
     * @param threshold a row is taken for signal when its score is at least this
     */
    public SeedScores(WeighedRows rows, double[] scores, double threshold) {
        if (scores.length != rows.size()) {
            throw new IllegalArgumentException(scores.length + " scores for " + rows.size() + " rows");
        }
        this.rows = rows;
        this.scores = scores;
        this.threshold = threshold;
        int[] rising = Ranking.rising(scores);
        this.falling = new int[rising.length];
        for (int i = 0; i < rising.length; i++) {
            falling[i] = rising[rising.length - 1 - i];
        }
    }

    /**
     * Tells whether another training gave every row the same score, to the last bit.
     *
     * @param other the other training
     * @return whether all scores and the threshold are equal
     */
    public boolean isSameAs(SeedScores other) {
        return threshold == other.threshold && Arrays.equals(scores, other.scores);
    }

    WeighedRows rows() {
        return rows;
    }

    /**
     * Returns a measure.
     *
     * @param measure which
     * @return its value, each row counted once; NaN where it is not defined
     */
    public double value(Measure measure) {
        int[] once = new int[scores.length];
        Arrays.fill(once, 1);
        return measures(once).getOrDefault(measure, Double.NaN);
    }

    /** Measures with each row counted so many times. */
    Map<Measure, Double> measures(int[] times) {
        double[] all = new double[2];
        double[] taken = new double[2];
        double[] allWeight = new double[2];
        double[] takenWeight = new double[2];
        for (int row = 0; row < times.length; row++) {
            int kind = rows.labels[row] ? 1 : 0;
            double weight = times[row] * rows.weight(row);
            all[kind] += times[row];
            allWeight[kind] += weight;
            if (scores[row] >= threshold) {
                taken[kind] += times[row];
                takenWeight[kind] += weight;
            }
        }
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        double precision = taken[1] / (taken[0] + taken[1]);
        double recall = taken[1] / all[1];
        measures.put(Measure.ACCURACY, (taken[1] + all[0] - taken[0]) / (all[0] + all[1]));
        measures.put(Measure.PRECISION, precision);
        measures.put(Measure.RECALL, recall);
        measures.put(Measure.F1, 2 * taken[1] / (taken[0] + taken[1] + all[1]));
        measures.put(Measure.AUC, area(times, all));
        measures.put(
                Measure.AMS,
                rows.weights == null
                        ? Double.NaN
                        : Significance.ams(
                                Significance.SIGNAL * takenWeight[1] / allWeight[1],
                                Significance.BACKGROUND * takenWeight[0] / allWeight[0]));
        measures.put(Measure.SCULPTING, sculpting(times, all[1]));
        return measures;
    }

    /** Chance that a signal row scores above a background row, ties counting one half. */
    private double area(int[] times, double[] all) {
        double wins = 0;
        double signalAbove = 0;
        for (int from = 0; from < falling.length; ) {
            double signal = 0;
            double background = 0;
            int to = from;
            for (; to < falling.length && scores[falling[to]] == scores[falling[from]]; to++) {
                int row = falling[to];
                if (rows.labels[row]) {
                    signal += times[row];
                } else {
                    background += times[row];
                }
            }
            wins += background * (signalAbove + 0.5 * signal);
            signalAbove += signal;
            from = to;
        }
        return wins / (all[0] * all[1]);
    }

    private double sculpting(int[] times, double signals) {
        double[] before = rows.emptyBins();
        double[] after = rows.emptyBins();
        double kept = 0;
        for (int row : falling) {
            if (rows.labels[row]) {
                kept += times[row];
            } else if (rows.massBin[row] >= 0) {
                double weight = times[row] * rows.weight(row);
                before[rows.massBin[row]] += weight;
                after[rows.massBin[row]] += kept < SIGNAL_KEPT * signals ? weight : 0;
            }
        }
        return JensenShannon.distance(before, after);
    }
}
