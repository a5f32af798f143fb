package io.dilepton.cli.models;

import io.dilepton.cli.models.PairedScores.Pair;
import io.dilepton.trainer.evaluation.Correlation;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.PairedComparison;
import io.dilepton.trainer.evaluation.Proportion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two versions make of the same events.
 *
 * @param events number of events that both scored, at least 1
 * @param agreement share of the events that both decided the same about
 * @param agreementInterval its 95% interval
 * @param meanDifference mean of challenger minus champion
 * @param meanAbsoluteDifference mean of the absolute difference
 * @param maxAbsoluteDifference largest absolute difference
 * @param pearson linear correlation of the scores
 * @param spearman rank correlation of the scores
 * @param label what tells signal from background
 * @param quality metrics on labelled events; null where no event has a label
 */
record Comparison(
        long events,
        double agreement,
        Interval agreementInterval,
        double meanDifference,
        double meanAbsoluteDifference,
        double maxAbsoluteDifference,
        double pearson,
        double spearman,
        Label label,
        @Nullable PairedComparison quality) {

    private static final long SEED = 20_120_704;

    /** What tells signal from background. */
    enum Label {
        /** The mass of the pair lies in the window that the Z-candidate models are trained to find. */
        WINDOW("mass of the pair from 80 to 100 GeV"),
        /** The generator says so; only simulated events have it. */
        TRUTH("generator truth of simulated events");

        private final String text;

        Label(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static Comparison of(List<Pair> pairs, Label label, double championThreshold, double challengerThreshold) {
        int count = pairs.size();
        double[] champion = new double[count];
        double[] challenger = new double[count];
        long agreed = 0;
        double sum = 0;
        double absolute = 0;
        double largest = 0;
        for (int i = 0; i < count; i++) {
            Pair pair = pairs.get(i);
            champion[i] = pair.champion();
            challenger[i] = pair.challenger();
            double difference = pair.challenger() - pair.champion();
            agreed += pair.isAgreed() ? 1 : 0;
            sum += difference;
            absolute += Math.abs(difference);
            largest = Math.max(largest, Math.abs(difference));
        }
        return new Comparison(
                count,
                (double) agreed / count,
                Proportion.wilson(agreed, count),
                sum / count,
                absolute / count,
                largest,
                Correlation.pearson(champion, challenger),
                Correlation.spearman(champion, challenger),
                label,
                quality(pairs, label, championThreshold, challengerThreshold));
    }

    private static @Nullable PairedComparison quality(
            List<Pair> pairs, Label label, double championThreshold, double challengerThreshold) {
        List<Pair> labelled = label == Label.WINDOW
                ? pairs
                : pairs.stream().filter(pair -> pair.truth() != null).toList();
        if (labelled.isEmpty()) {
            return null;
        }
        boolean[] signal = new boolean[labelled.size()];
        for (int i = 0; i < signal.length; i++) {
            Pair pair = labelled.get(i);
            signal[i] = label == Label.WINDOW ? pair.isInWindow() : Boolean.TRUE.equals(pair.truth());
        }
        return PairedComparison.of(
                labelled.stream().mapToDouble(Pair::champion).toArray(),
                labelled.stream().mapToDouble(Pair::challenger).toArray(),
                signal,
                championThreshold,
                challengerThreshold,
                SEED);
    }
}
