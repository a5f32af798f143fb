package io.dilepton.trainer.training;

import java.util.List;
import java.util.stream.Collectors;

/** The loss of a batch is not finite: the weights are lost, and training stops. */
public final class TrainingDivergedException extends RuntimeException {

    private static final int SHOWN = 8;

    private final List<Integer> rows;

    TrainingDivergedException(int epoch, int batch, int batches, double loss, List<Integer> rows) {
        super(
                "the loss became " + loss + " in epoch " + epoch + ", batch " + batch + " of " + batches + ", rows "
                        + rows.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
                        + (rows.size() > SHOWN ? " and " + (rows.size() - SHOWN) + " more" : "")
                        + " of the training part (from 0); lower the learning rate, or look for extreme values in the features");
        this.rows = List.copyOf(rows);
    }

    /**
     * Returns the rows of the batch.
     *
     * @return numbers of training rows, from 0, in the order in which the batch had them
     */
    public List<Integer> rows() {
        return rows;
    }
}
