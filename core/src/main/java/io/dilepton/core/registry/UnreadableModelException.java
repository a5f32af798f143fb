package io.dilepton.core.registry;

import org.jspecify.annotations.Nullable;

/** A manifest or a model directory cannot be read: the message says which file or field is wrong. */
public final class UnreadableModelException extends RuntimeException {

    /**
     * Makes the exception.
     *
     * @param message what is wrong
     * @param cause what failed underneath; null where nothing did
     */
    public UnreadableModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
