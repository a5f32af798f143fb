package io.dilepton.trainer.evaluation;

/** How the decision threshold is chosen from the scores of validation rows. */
public enum ThresholdCriterion {

    /** Highest F1: where signal is rare, accuracy hardly moves. */
    HIGHEST_F1("highest F1") {
        @Override
        double value(long taken, long truePositives, long signals, long rows) {
            return 2.0 * truePositives / (taken + signals);
        }
    },

    /** Highest accuracy. */
    HIGHEST_ACCURACY("highest accuracy") {
        @Override
        double value(long taken, long truePositives, long signals, long rows) {
            return (double) (rows - signals + 2 * truePositives - taken) / rows;
        }
    };

    private final String text;

    ThresholdCriterion(String text) {
        this.text = text;
    }

    /** What is to be as high as possible when so many rows are taken for signal, so many of them rightly. */
    abstract double value(long taken, long truePositives, long signals, long rows);

    /**
     * Finds the threshold that is best by this criterion. It lies half way to the next lower score, so that a signal row a little below the last
     * one found is found too.
     *
     * @param scores one probability per row, no NaN
     * @param labels true for signal, one per row
     * @return threshold in [0, 1]; 0.5 where there is no signal
     */
    public double threshold(double[] scores, boolean[] labels) {
        ScoreGroups groups = ScoreGroups.of(scores, labels);
        long signals = 0;
        for (int i = 0; i < groups.size(); i++) {
            signals += groups.signal(i);
        }
        if (signals == 0) {
            return 0.5;
        }
        double best = Double.NEGATIVE_INFINITY;
        int bestGroup = 0;
        long truePositives = 0;
        long taken = 0;
        for (int i = groups.size() - 1; i >= 0; i--) {
            truePositives += groups.signal(i);
            taken += groups.signal(i) + groups.background(i);
            double value = value(taken, truePositives, signals, labels.length);
            if (value > best) {
                best = value;
                bestGroup = i;
            }
        }
        double above = groups.score(bestGroup);
        double below = bestGroup == 0 ? 0 : groups.score(bestGroup - 1);
        return 0.5 * (above + below);
    }

    /**
     * Returns the criterion in words.
     *
     * @return such as {@code highest F1}
     */
    @Override
    public String toString() {
        return text;
    }
}
