package io.dilepton.core.registry;

import io.dilepton.core.config.ClientKind;
import io.dilepton.schemas.Topics;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes the Kafka clients of the model registry.
 *
 * @param consumers makes a consumer without a group, which reads committed records from the earliest on
 * @param producers makes a producer with the given transactional id
 */
record RegistryClients(
        Supplier<Consumer<String, byte[]>> consumers, Function<String, Producer<String, byte[]>> producers) {

    private static final int MAX_BLOCK_MS = 20_000;

    /**
     * Clients of a real cluster.
     *
     * @param clientConfig {@code bootstrap.servers} and whatever security needs
     * @return factories; nothing is connected yet
     */
    static RegistryClients of(Map<String, Object> clientConfig) {
        Map<String, Object> base = Map.copyOf(clientConfig);
        return new RegistryClients(
                () -> new KafkaConsumer<>(consumer(base), new StringDeserializer(), new ByteArrayDeserializer()),
                id -> new KafkaProducer<>(producer(base, id), new StringSerializer(), new ByteArraySerializer()));
    }

    private static Map<String, Object> consumer(Map<String, Object> base) {
        Map<String, Object> config = ClientKind.CONSUMER.of(base);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return config;
    }

    private static Map<String, Object> producer(Map<String, Object> base, String transactionalId) {
        Map<String, Object> config = ClientKind.PRODUCER.of(base);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MODEL_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * Topics.MAX_MODEL_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        return config;
    }
}
