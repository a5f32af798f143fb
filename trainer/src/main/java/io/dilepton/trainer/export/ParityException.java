package io.dilepton.trainer.export;

/** The exported graph does not compute what the trained network computes. */
public final class ParityException extends RuntimeException {

    ParityException(String message) {
        super(message);
    }
}
