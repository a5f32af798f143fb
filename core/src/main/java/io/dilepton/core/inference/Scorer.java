package io.dilepton.core.inference;

/**
 * Scores batches of feature rows with one model. Not safe for use by several threads at once: each thread has its own.
 */
public interface Scorer extends AutoCloseable {

    /**
     * Returns the number of input columns.
     *
     * @return width of a row
     */
    int width();

    /**
     * Scores the first rows of a batch. On a processor the bits of a row's probability depend on that row alone, not on the batch.
     *
     * @param features row-major float32 [batch, features], in the order of the model's feature set; owned by the caller
     * @param rows number of rows to score, at least 1
     * @param probabilities destination, one probability of signal per row; owned by the caller
     * @throws ScoringException when the runtime fails: a system error, never the fault of one record
     */
    void score(float[] features, int rows, float[] probabilities);

    @Override
    void close();
}
