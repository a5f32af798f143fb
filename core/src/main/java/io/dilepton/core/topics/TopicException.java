package io.dilepton.core.topics;

/** The topics could not be created or inspected: no broker answers, or it refuses. The message names the brokers. */
public final class TopicException extends RuntimeException {

    TopicException(String message) {
        super(message);
    }

    TopicException(String message, Throwable cause) {
        super(message, cause);
    }
}
