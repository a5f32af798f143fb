package io.dilepton.trainer.card;

/** Bytes that are no model card; the message says why. */
public final class UnreadableCardException extends RuntimeException {

    UnreadableCardException(String message, Throwable cause) {
        super(message, cause);
    }
}
