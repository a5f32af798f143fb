package io.dilepton.cluster;

/** The cluster cannot start, or has stopped by itself. The message is one line that names the port or directory and what to do. */
public final class ClusterException extends RuntimeException {

    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
