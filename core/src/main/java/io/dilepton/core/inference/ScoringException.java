package io.dilepton.core.inference;

import org.jspecify.annotations.Nullable;

/** The inference runtime failed. A system error: the same record would fail with any input. */
public final class ScoringException extends RuntimeException {

    /**
     * Makes the exception.
     *
     * @param message what failed, for which model
     * @param cause the runtime's exception; null where the model itself is at fault
     */
    public ScoringException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
