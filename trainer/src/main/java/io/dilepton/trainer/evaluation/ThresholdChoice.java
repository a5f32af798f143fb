package io.dilepton.trainer.evaluation;

/** Chooses the decision threshold on validation rows. */
public final class ThresholdChoice {

    private ThresholdChoice() {}

    /**
     * Finds the threshold with the highest F1. F1 rather than accuracy, because where signal is rare accuracy hardly moves. Half
     * way to the next lower score, so that a signal row a little below the last one found is found too.
     *
     * @param scores one probability per row, no NaN
     * @param labels true for signal, one per row
     * @return threshold in [0, 1]; 0.5 where there is no signal
     */
    public static double highestF1(double[] scores, boolean[] labels) {
        ScoreGroups groups = ScoreGroups.of(scores, labels);
        long signals = 0;
        for (int i = 0; i < groups.size(); i++) {
            signals += groups.signal(i);
        }
        if (signals == 0) {
            return 0.5;
        }
        double best = -1;
        int bestGroup = 0;
        long truePositives = 0;
        long taken = 0;
        for (int i = groups.size() - 1; i >= 0; i--) {
            truePositives += groups.signal(i);
            taken += groups.signal(i) + groups.background(i);
            double f1 = 2.0 * truePositives / (taken + signals);
            if (f1 > best) {
                best = f1;
                bestGroup = i;
            }
        }
        double above = groups.score(bestGroup);
        double below = bestGroup == 0 ? 0 : groups.score(bestGroup - 1);
        return 0.5 * (above + below);
    }
}
