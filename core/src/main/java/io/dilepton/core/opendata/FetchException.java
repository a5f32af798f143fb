package io.dilepton.core.opendata;

import org.jspecify.annotations.Nullable;

/** A file could not be fetched: the message says in one line what failed and what to do. */
public final class FetchException extends RuntimeException {

    FetchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    FetchException(String message) {
        super(message);
    }
}
