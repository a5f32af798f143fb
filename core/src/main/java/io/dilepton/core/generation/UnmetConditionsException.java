package io.dilepton.core.generation;

/** A source cannot make the events that were asked for. The fault of the request, not of the system; the message says what the source can make. */
public final class UnmetConditionsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message what was asked for, and what the source makes
     */
    public UnmetConditionsException(String message) {
        super(message);
    }

    /**
     * Makes the exception with what it came from.
     *
     * @param message what was asked for, and what the source makes
     * @param cause what it came from
     */
    public UnmetConditionsException(String message, Throwable cause) {
        super(message, cause);
    }
}
