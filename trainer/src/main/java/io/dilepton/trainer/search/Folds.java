package io.dilepton.trainer.search;

import io.dilepton.trainer.dataset.FeatureMatrix;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows in parts of equal size and equal share of signal, each in turn left out of training. */
final class Folds {

    /** Share of the rows for training that chooses the epoch, as in scikit-learn: one in ten. */
    private static final int VALIDATION = 10;

    private final FeatureMatrix rows;
    private final int[] fold;
    private final int[] rank;
    private final int count;

    Folds(FeatureMatrix rows, int count, long seed) {
        if (count < 2 || Math.min(rows.positives(), rows.rows() - rows.positives()) < count * VALIDATION) {
            throw new IllegalArgumentException(count + " folds of " + rows.positives() + " signal and "
                    + (rows.rows() - rows.positives()) + " background rows: at least 2 folds with " + VALIDATION
                    + " rows of each class are needed");
        }
        this.rows = rows;
        this.count = count;
        this.fold = new int[rows.rows()];
        this.rank = new int[rows.rows()];
        int[] order = shuffled(rows.rows(), new SplittableRandom(seed));
        int signal = 0;
        int background = 0;
        for (int row : order) {
            int number = rows.labels()[row] ? signal++ : background++;
            fold[row] = number % count;
            rank[row] = number / count;
        }
    }

    private static int[] shuffled(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    int count() {
        return count;
    }

    FeatureMatrix training(int leftOut) {
        return training(rows, leftOut);
    }

    /** Takes the rows for training of another matrix, whose rows are those of this one in the same order. */
    FeatureMatrix training(FeatureMatrix beside, int leftOut) {
        return taken(beside, row -> fold[row] != leftOut && rank[row] % VALIDATION != 0);
    }

    FeatureMatrix validation(int leftOut) {
        return taken(rows, row -> fold[row] != leftOut && rank[row] % VALIDATION == 0);
    }

    /** Takes the rows for training and those for validation together, of this matrix or of another with the same rows. */
    FeatureMatrix rest(FeatureMatrix beside, int leftOut) {
        return taken(beside, row -> fold[row] != leftOut);
    }

    FeatureMatrix leftOut(int leftOut) {
        return taken(rows, row -> fold[row] == leftOut);
    }

    private static FeatureMatrix taken(FeatureMatrix from, IntPredicate wanted) {
        return from.selected(IntStream.range(0, from.rows()).filter(wanted).toArray());
    }
}
