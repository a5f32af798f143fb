package io.dilepton.core.serde;

import org.apache.kafka.common.KafkaException;

/** The schema registry refuses a schema: it breaks the subject's compatibility rule, or it is not registered and must not be. */
public final class SchemaRejectedException extends KafkaException {

    /**
     * Makes the failure.
     *
     * @param message subject and reason
     */
    public SchemaRejectedException(String message) {
        super(message);
    }
}
