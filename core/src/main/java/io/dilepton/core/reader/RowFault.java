package io.dilepton.core.reader;

/** Ends the reading of one row; never leaves the package. Without a stack trace, so that a file full of bad rows stays cheap. */
final class RowFault extends RuntimeException {

    private final RejectReason reason;

    RowFault(RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    RejectReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
