package io.dilepton.generator.emission;

/** An event could not be delivered. The message is one line that names the topic and the cause. */
public final class EmissionException extends RuntimeException {

    EmissionException(String message, Throwable cause) {
        super(message, cause);
    }
}
