package io.dilepton.trainer.evaluation;

import java.util.Arrays;

/** Scores sorted, equal ones together, with the number of signal and background rows at each: what every metric is computed from. */
final class ScoreGroups {

    private final double[] scores;
    private final int[] signal;
    private final int[] background;

    private ScoreGroups(double[] scores, int[] signal, int[] background) {
        this.scores = scores;
        this.signal = signal;
        this.background = background;
    }

    static ScoreGroups of(double[] scores, boolean[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + labels.length + " labels");
        }
        double[] ofSignal = new double[scores.length];
        double[] ofBackground = new double[scores.length];
        int signals = 0;
        int backgrounds = 0;
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("the score of row " + i + " is NaN");
            }
            if (labels[i]) {
                ofSignal[signals++] = scores[i];
            } else {
                ofBackground[backgrounds++] = scores[i];
            }
        }
        return merged(sorted(ofSignal, signals), sorted(ofBackground, backgrounds));
    }

    private static double[] sorted(double[] values, int count) {
        double[] kept = Arrays.copyOf(values, count);
        Arrays.sort(kept);
        return kept;
    }

    private static ScoreGroups merged(double[] ofSignal, double[] ofBackground) {
        int most = ofSignal.length + ofBackground.length;
        double[] scores = new double[most];
        int[] signal = new int[most];
        int[] background = new int[most];
        int groups = 0;
        int s = 0;
        int b = 0;
        while (s < ofSignal.length || b < ofBackground.length) {
            double score = s == ofSignal.length
                    ? ofBackground[b]
                    : b == ofBackground.length ? ofSignal[s] : Math.min(ofSignal[s], ofBackground[b]);
            scores[groups] = score;
            while (s < ofSignal.length && ofSignal[s] == score) {
                signal[groups]++;
                s++;
            }
            while (b < ofBackground.length && ofBackground[b] == score) {
                background[groups]++;
                b++;
            }
            groups++;
        }
        return new ScoreGroups(
                Arrays.copyOf(scores, groups), Arrays.copyOf(signal, groups), Arrays.copyOf(background, groups));
    }

    int size() {
        return scores.length;
    }

    double score(int group) {
        return scores[group];
    }

    int signal(int group) {
        return signal[group];
    }

    int background(int group) {
        return background[group];
    }

    /** The same scores with other numbers of rows at each. */
    ScoreGroups recounted(int[] newSignal, int[] newBackground) {
        return new ScoreGroups(scores, newSignal, newBackground);
    }

    double area() {
        double wins = 0;
        long below = 0;
        long signals = 0;
        for (int i = 0; i < scores.length; i++) {
            wins += signal[i] * (below + 0.5 * background[i]);
            below += background[i];
            signals += signal[i];
        }
        return signals == 0 || below == 0 ? Double.NaN : wins / ((double) signals * below);
    }

    BinaryMetrics at(double threshold) {
        long truePositives = 0;
        long falsePositives = 0;
        long falseNegatives = 0;
        long trueNegatives = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= threshold) {
                truePositives += signal[i];
                falsePositives += background[i];
            } else {
                falseNegatives += signal[i];
                trueNegatives += background[i];
            }
        }
        return new BinaryMetrics(threshold, truePositives, falsePositives, trueNegatives, falseNegatives, area());
    }
}
