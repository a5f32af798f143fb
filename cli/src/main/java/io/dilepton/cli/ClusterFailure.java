package io.dilepton.cli;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;

/** Makes readable what goes wrong between a command and the cluster. */
public final class ClusterFailure {

    private ClusterFailure() {}

    /**
     * Turns silence of the brokers and wrong settings into a failure that says so.
     *
     * @param bootstrap brokers that the command was given
     * @param failure what came out of a Kafka client, or of something that wraps one
     * @return the failure to throw: the same one, where it speaks for itself
     */
    public static RuntimeException readable(String bootstrap, RuntimeException failure) {
        if (failure instanceof CommandFailure) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return CommandFailure.run(
                        "no Kafka broker answers at " + bootstrap + "; is it running, and is the address right?");
            }
            if (cause instanceof ConfigException) {
                return CommandFailure.usage(String.valueOf(cause.getMessage()));
            }
        }
        return failure instanceof KafkaException ? CommandFailure.run(String.valueOf(failure.getMessage())) : failure;
    }
}
