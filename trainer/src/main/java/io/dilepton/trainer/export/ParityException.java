package io.dilepton.trainer.export;

/** The exported graph does not compute what the trained network computes. */
public final class ParityException extends RuntimeException {

    /**
     * Makes the exception.
     *
     * @param message what differs by how much
     */
    public ParityException(String message) {
        super(message);
    }
}
