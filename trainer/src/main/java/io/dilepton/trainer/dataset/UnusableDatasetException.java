package io.dilepton.trainer.dataset;

/** A data set that no model can be trained on; the message says why in words that its user understands. */
public final class UnusableDatasetException extends RuntimeException {

    /**
     * Makes the exception.
     *
     * @param message what is wrong with the data set
     */
    public UnusableDatasetException(String message) {
        super(message);
    }
}
