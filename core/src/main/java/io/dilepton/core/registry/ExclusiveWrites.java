package io.dilepton.core.registry;

import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the model topics, one writer per model at a time. Every write is a transaction under a transactional id of the model's own, so
 * Kafka fences the earlier of two concurrent writers. Whoever holds the id reads the topics to their end, decides, and commits; a writer that was
 * fenced in between has written nothing, and starts over.
 */
final class ExclusiveWrites {

    private static final Logger LOG = LoggerFactory.getLogger(ExclusiveWrites.class);
    private static final int ATTEMPTS = 10;

    private final RegistryClients clients;

    ExclusiveWrites(RegistryClients clients) {
        this.clients = clients;
    }

    /**
     * Reads, decides and writes, as often as it takes to do it without another writer in between.
     *
     * @param name model name
     * @param work reads and writes; may run several times
     * @param <T> what comes of it
     * @return what came of it
     * @throws ModelRegistryException when the topics cannot be read or written
     */
    <T> T on(String name, Function<Writer, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Producer<String, byte[]> producer = clients.producers().apply("dilepton-models-" + name)) {
                producer.initTransactions();
                return work.apply(new Writer(producer));
            } catch (ProducerFencedException | InvalidProducerEpochException e) {
                if (attempt == ATTEMPTS) {
                    throw new ModelRegistryException(
                            "others keep publishing model " + name + " at the same time; try again", e);
                }
                LOG.atDebug().addKeyValue("model", name).log("another publisher came in between; starting over");
            } catch (KafkaException e) {
                throw new ModelRegistryException("model " + name + " cannot be published: " + e.getMessage(), e);
            }
        }
    }

    /** Writes one record in a transaction of its own. */
    static final class Writer {

        private final Producer<String, byte[]> producer;

        private Writer(Producer<String, byte[]> producer) {
            this.producer = producer;
        }

        /**
         * Writes and commits.
         *
         * @param topic topic
         * @param key record key
         * @param value record value; null deletes the key
         */
        void write(String topic, String key, byte @Nullable [] value) {
            write(new ProducerRecord<>(topic, key, value));
        }

        /**
         * Writes a record and commits.
         *
         * @param record the record
         */
        void write(ProducerRecord<String, byte[]> record) {
            producer.beginTransaction();
            var sent = producer.send(record);
            producer.commitTransaction();
            if (!sent.isDone()) {
                throw new IllegalStateException("a committed transaction has sent its records");
            }
        }
    }
}
