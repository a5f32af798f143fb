package io.dilepton.trainer.evaluation;

import java.util.Arrays;

/** How the decision threshold is chosen from the scores of validation rows. */
public enum ThresholdCriterion {

    /** Highest F1 on these rows: where signal is rare, accuracy hardly moves. */
    HIGHEST_F1("highest F1") {
        @Override
        double of(double[] scores, boolean[] labels) {
            return highest(scores, labels, (taken, found, signals, rows) -> 2.0 * found / (taken + signals));
        }
    },

    /** Highest accuracy on these rows. */
    HIGHEST_ACCURACY("highest accuracy") {
        @Override
        double of(double[] scores, boolean[] labels) {
            return highest(
                    scores,
                    labels,
                    (taken, found, signals, rows) -> (double) (rows - signals + 2 * found - taken) / rows);
        }
    },

    /**
     * Even odds: the score at which a logistic curve fitted to the labels gives signal one half, so that either decision is wrong as often, and accuracy is
     * highest. All rows have a say in the fit, so it does not jump with single rows as the highest accuracy on a few thousand does.
     */
    EVEN_ODDS("even odds by a logistic fit") {
        @Override
        double of(double[] scores, boolean[] labels) {
            double[] logits =
                    Arrays.stream(scores).map(ThresholdCriterion::logit).toArray();
            Calibration curve = Calibration.fit(CalibrationMethod.PLATT, logits, labels);
            return curve.isIdentity() ? 0.5 : Calibration.sigmoid(-(double) curve.intercept() / curve.slope());
        }
    };

    /** What is to be as high as possible when so many rows are taken for signal, so many of them rightly. */
    @FunctionalInterface
    private interface Value {
        double of(long taken, long found, long signals, long rows);
    }

    /** Scores are kept so far from 0 and 1 that their logit is finite: a float32 epsilon. */
    private static final double EPSILON = 1e-7;

    private final String text;

    ThresholdCriterion(String text) {
        this.text = text;
    }

    abstract double of(double[] scores, boolean[] labels);

    /**
     * Finds the threshold that is best by this criterion.
     *
     * @param scores one probability per row, no NaN
     * @param labels true for signal, one per row
     * @return threshold in [0, 1]; 0.5 where there is no signal
     */
    public double threshold(double[] scores, boolean[] labels) {
        for (boolean label : labels) {
            if (label) {
                return of(scores, labels);
            }
        }
        return 0.5;
    }

    private static double logit(double score) {
        double inside = Math.min(1 - EPSILON, Math.max(EPSILON, score));
        return Math.log(inside / (1 - inside));
    }

    /** Half way to the next lower score, so that a signal row a little below the last one found is found too. */
    private static double highest(double[] scores, boolean[] labels, Value value) {
        ScoreGroups groups = ScoreGroups.of(scores, labels);
        long signals = 0;
        for (int i = 0; i < groups.size(); i++) {
            signals += groups.signal(i);
        }
        double best = Double.NEGATIVE_INFINITY;
        int bestGroup = 0;
        long truePositives = 0;
        long taken = 0;
        for (int i = groups.size() - 1; i >= 0; i--) {
            truePositives += groups.signal(i);
            taken += groups.signal(i) + groups.background(i);
            double here = value.of(taken, truePositives, signals, labels.length);
            if (here > best) {
                best = here;
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
