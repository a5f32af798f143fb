package io.dilepton.core.wire;

/** Bytes that are not what they should be; the message says how, without saying of which record. */
final class MalformedBytesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedBytesException(String message) {
        super(message, null, false, false);
    }
}
