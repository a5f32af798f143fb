package io.dilepton.trainer.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a model loses in area under the ROC curve when the values of one feature are shuffled over the rows, so that they say nothing any more
 * (Breiman, Machine Learning 45, 2001, 5; Fisher, Rudin, Dominici, arXiv:1801.01489). Where features say the same, each counts for little: the
 * other still tells. The importance is that of a feature to this model, not to the physics.
 *
 * @param rows rows of one draw
 * @param draws times that rows were drawn and every feature shuffled
 * @param features the features, the most important first
 */
public record PermutationImportance(int rows, int draws, List<Importance> features) {

    /** Most rows of a draw. */
    public static final int MOST_ROWS = 10_000;

    /** Number of draws. */
    public static final int DRAWS = 10;

    /** Student's t, two-sided 95%, for {@value #DRAWS} draws. */
    private static final double STUDENT = 2.262157;

    /** Copies. */
    public PermutationImportance {
        features = List.copyOf(features);
    }

    /**
     * The importance of a feature.
     *
     * @param feature its name
     * @param loss AUC lost, mean over the draws; negative where the shuffled values did better by chance
     * @param interval 95% interval, over the draw of the rows and the shuffling
     */
    public record Importance(String feature, double loss, Interval interval) {}

    /**
     * Measures every feature of a model.
     *
     * @param names names of the columns
     * @param values row-major float32 [rows, names]; not changed
     * @param labels true for signal, one per row; both classes are there
     * @param scorer the model
     * @param seed seed of draws and shuffling
     * @return the importances
     */
    public static PermutationImportance of(
            List<String> names, float[] values, boolean[] labels, RowScorer scorer, long seed) {
        int width = names.size();
        int rows = Math.min(MOST_ROWS, labels.length);
        SplittableRandom random = new SplittableRandom(seed);
        double[][] losses = new double[width][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            Draw drawn = new Draw(values, labels, width, rows, random);
            double whole = RocCurve.area(scorer.scores(drawn.values, rows), drawn.labels);
            for (int column = 0; column < width; column++) {
                float[] kept = drawn.shuffle(column, random);
                losses[column][draw] = whole - RocCurve.area(scorer.scores(drawn.values, rows), drawn.labels);
                drawn.restore(column, kept);
            }
        }
        List<Importance> features = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            features.add(importance(names.get(column), losses[column]));
        }
        features.sort((a, b) -> Double.compare(b.loss(), a.loss()));
        return new PermutationImportance(rows, DRAWS, features);
    }

    /** The spread of draws with replacement is that of the mean over the rows: no division by the number of draws. */
    private static Importance importance(String name, double[] losses) {
        double[] defined =
                Arrays.stream(losses).filter(loss -> !Double.isNaN(loss)).toArray();
        double mean = Arrays.stream(defined).average().orElse(Double.NaN);
        double squares = Arrays.stream(defined)
                .map(loss -> (loss - mean) * (loss - mean))
                .sum();
        double half = STUDENT * Math.sqrt(squares / Math.max(1, defined.length - 1));
        return new Importance(name, mean, new Interval(mean - half, mean + half));
    }

    /** Rows drawn with replacement. */
    private static final class Draw {

        private final int width;
        private final float[] values;
        private final boolean[] labels;

        Draw(float[] all, boolean[] allLabels, int width, int rows, SplittableRandom random) {
            this.width = width;
            this.values = new float[rows * width];
            this.labels = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                int from = random.nextInt(allLabels.length);
                System.arraycopy(all, from * width, values, row * width, width);
                labels[row] = allLabels[from];
            }
        }

        /** Shuffles a column and returns it as it was. */
        float[] shuffle(int column, SplittableRandom random) {
            float[] kept = new float[labels.length];
            for (int row = 0; row < kept.length; row++) {
                kept[row] = values[row * width + column];
            }
            float[] shuffled = kept.clone();
            for (int row = shuffled.length - 1; row > 0; row--) {
                int other = random.nextInt(row + 1);
                float swapped = shuffled[row];
                shuffled[row] = shuffled[other];
                shuffled[other] = swapped;
            }
            restore(column, shuffled);
            return kept;
        }

        void restore(int column, float[] kept) {
            for (int row = 0; row < kept.length; row++) {
                values[row * width + column] = kept[row];
            }
        }
    }
}
