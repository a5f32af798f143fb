package io.dilepton.core.serde;

import org.apache.kafka.common.KafkaException;

/** The schema registry cannot be reached, refuses the credentials or does not answer as a registry does. No fault of the record. */
public final class RegistryUnavailableException extends KafkaException {

    /**
     * Makes the failure.
     *
     * @param message what failed, with the URL of the registry
     */
    public RegistryUnavailableException(String message) {
        super(message);
    }

    /**
     * Makes the failure.
     *
     * @param message what failed, with the URL of the registry
     * @param cause last failure
     */
    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
