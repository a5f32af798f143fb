package io.dilepton.core.inference;

/** The inference runtime failed. A system error: the same record would fail with any input. */
public final class ScoringException extends RuntimeException {

    /**
     * Makes the exception.
     *
     * @param message what failed, for which model
     * @param cause the runtime's exception
     */
    public ScoringException(String message, Throwable cause) {
        super(message, cause);
    }
}
