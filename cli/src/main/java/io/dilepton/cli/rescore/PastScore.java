package io.dilepton.cli.rescore;

import io.dilepton.schemas.ScoredEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A score of the past: what it was, by which model, and of which event.
 *
 * @param place partition and offset of the scored event, for messages
 * @param source partition of the event
 * @param offset offset of the event
 * @param model the version that scored it
 * @param probability the score
 */
record PastScore(String place, TopicPartition source, long offset, RecordedVersion model, double probability) {

    /**
     * The version that an event says it was scored by.
     *
     * @param name model name
     * @param version version
     * @param sha256 hash of its ONNX bytes
     */
    record RecordedVersion(String name, int version, String sha256) {

        @Override
        public String toString() {
            return name + "@" + version;
        }
    }

    static PastScore of(ConsumerRecord<byte[], byte[]> record, ScoredEvent event) {
        return new PastScore(
                record.topic() + "-" + record.partition() + "@" + record.offset(),
                new TopicPartition(event.getSourceTopic(), event.getSourcePartition()),
                event.getSourceOffset(),
                new RecordedVersion(event.getModelName(), event.getModelVersion(), event.getModelSha256()),
                event.getProbability());
    }
}
