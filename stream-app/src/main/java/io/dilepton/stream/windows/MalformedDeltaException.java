package io.dilepton.stream.windows;

/** Bytes that are no part of a window. */
final class MalformedDeltaException extends RuntimeException {

    MalformedDeltaException(String message) {
        super(message);
    }
}
