package io.dilepton.cli.bench.worker;

import io.dilepton.schemas.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A publication that stops between the record of a model and the end of its transaction, as when the publisher dies there. */
final class HalfPublication {

    private static final int FRAME_BYTES = 300_000;
    private static final int FAR_VERSION = 999_999;

    private HalfPublication() {}

    /** Writes a model's record inside a transaction of the model's publisher, and leaves that open. */
    static void begin(String bootstrap, String model) {
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "dilepton-models-" + model),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        var unused =
                producer.send(new ProducerRecord<>(Topics.MODELS, model + "/" + FAR_VERSION, new byte[FRAME_BYTES]));
        producer.flush();
    }
}
