package io.dilepton.stream;

import org.jspecify.annotations.Nullable;

/** The stream application failed or did not start in time; the message says why. */
public final class StreamFailedException extends RuntimeException {

    StreamFailedException(String message) {
        super(message);
    }

    StreamFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
