package io.dilepton.core.inference;

import org.jspecify.annotations.Nullable;

/** A model cannot serve: its bytes do not load, or do not fit its manifest or the feature set. Whoever holds another model keeps it. */
public final class ModelRefusedException extends RuntimeException {

    /**
     * Makes the exception.
     *
     * @param message which model, and what does not fit
     */
    public ModelRefusedException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception.
     *
     * @param message which model, and what failed
     * @param cause the runtime's exception
     */
    public ModelRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
