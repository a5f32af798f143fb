package io.dilepton.trainer.evaluation;

/** Scores rows with a model. */
@FunctionalInterface
public interface RowScorer {

    /**
     * Scores rows.
     *
     * @param values row-major float32 [rows, width], as the feature set gives them; not changed
     * @param rows number of rows
     * @return one score per row, no NaN
     */
    float[] scores(float[] values, int rows);
}
