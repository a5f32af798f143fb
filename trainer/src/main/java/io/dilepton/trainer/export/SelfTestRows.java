package io.dilepton.trainer.export;

import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.SelfTest;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.Standardisation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Chooses the rows of the self-test that a model carries, and scores them. */
public final class SelfTestRows {

    /** Rows with the most extreme feature, in standard deviations. */
    static final int EXTREME = 4;

    /** Rows from the lowest score to the highest, at even ranks. */
    static final int SPREAD = 12;

    private SelfTestRows() {}

    /**
     * Makes the self-test.
     *
     * @param scorer scorer of the exported model
     * @param training rows to choose from, at least one
     * @param scores probability of each of these rows
     * @return at most {@value #EXTREME} + {@value #SPREAD} rows with the probabilities that the scorer gives
     */
    public static SelfTest make(Scorer scorer, FeatureMatrix training, float[] scores) {
        Set<Integer> chosen = new TreeSet<>(mostExtreme(training));
        List<Integer> byScore = ranked(training.rows(), Comparator.comparingDouble(row -> scores[row]));
        for (int i = 0; i < SPREAD; i++) {
            chosen.add(byScore.get((int) ((long) (byScore.size() - 1) * i / (SPREAD - 1))));
        }
        int width = training.width();
        float[] features = new float[chosen.size() * width];
        int next = 0;
        for (int row : chosen) {
            System.arraycopy(training.values(), row * width, features, next * width, width);
            next++;
        }
        float[] probabilities = new float[chosen.size()];
        scorer.score(features, chosen.size(), probabilities);
        return new SelfTest(rows(features, width), values(probabilities, 0, next), SelfTest.DEFAULT_TOLERANCE);
    }

    private static List<Integer> mostExtreme(FeatureMatrix training) {
        Standardisation scale = Standardisation.of(training);
        double[] extremity = new double[training.rows()];
        for (int i = 0; i < training.values().length; i++) {
            int column = i % training.width();
            double deviation = Math.abs((double) training.values()[i] - scale.mean()[column])
                    / Math.max(scale.deviation()[column], Float.MIN_NORMAL);
            int row = i / training.width();
            extremity[row] = Math.max(extremity[row], deviation);
        }
        return ranked(training.rows(), Comparator.comparingDouble(row -> -extremity[row]))
                .subList(0, Math.min(EXTREME, training.rows()));
    }

    private static List<Integer> ranked(int rows, Comparator<Integer> order) {
        return IntStream.range(0, rows).boxed().sorted(order).toList();
    }

    private static List<List<Float>> rows(float[] features, int width) {
        List<List<Float>> rows = new ArrayList<>();
        for (int from = 0; from < features.length; from += width) {
            rows.add(values(features, from, from + width));
        }
        return rows;
    }

    private static List<Float> values(float[] array, int from, int to) {
        List<Float> values = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            values.add(array[i]);
        }
        return values;
    }
}
