package io.dilepton.core.registry;

import org.jspecify.annotations.Nullable;

/** The model topics cannot be read or written, or lack what was asked for. A system error; the message says what to do. */
public final class ModelRegistryException extends RuntimeException {

    /**
     * Makes the exception.
     *
     * @param message what failed and what to do
     */
    public ModelRegistryException(String message) {
        this(message, null);
    }

    /**
     * Makes the exception with its cause.
     *
     * @param message what failed and what to do
     * @param cause Kafka's exception
     */
    public ModelRegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
