package io.dilepton.generator.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.generator.request.OrderJson;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records on {@link Topics#SYNTHETIC_SHARDS}. Keys: {@code id/shard} holds the order, {@code id/shard/progress} how far the shard has come,
 * {@code id/shard/cancel} that it must stop. Only the lane's worker writes progress. What has ended and is in the receipt is removed.
 */
public final class ShardRecords {

    private ShardRecords() {}

    /** What a record of a shard is about. */
    public enum Kind {
        /** The shard is given out. */
        ORDER(""),
        /** How far it has come. */
        PROGRESS("/progress"),
        /** It must stop. */
        CANCEL("/cancel");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /**
     * A key.
     *
     * @param id id of the request
     * @param shard number of the shard
     * @param kind what the record is about
     */
    public record Key(String id, int shard, Kind kind) {

        /**
         * Reads a key.
         *
         * @param bytes key of a record
         * @return the key
         */
        public static Key parse(byte[] bytes) {
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split("/", -1);
            Kind kind = parts.length == 2 ? Kind.ORDER : parts[2].equals("progress") ? Kind.PROGRESS : Kind.CANCEL;
            return new Key(parts[0], Integer.parseInt(parts[1]), kind);
        }

        private byte[] bytes() {
            return (id + "/" + shard + kind.suffix).getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Returns the lane of a shard.
     *
     * @param id id of the request
     * @param shard number of the shard
     * @param lanes partitions of the topic
     * @return partition; shards of a request are on different ones while there are any left
     */
    public static int lane(String id, int shard, int lanes) {
        return Math.floorMod(id.hashCode() + shard, lanes);
    }

    /**
     * Makes the record that gives a shard out.
     *
     * @param order the order
     * @param shard number of the shard
     * @param lanes partitions of the topic
     * @return record
     */
    public static ProducerRecord<byte[], byte[]> order(StreamOrder order, int shard, int lanes) {
        String id = order.request().id();
        return record(new Key(id, shard, Kind.ORDER), lanes, StreamJson.bytes(OrderJson.of(order)));
    }

    /**
     * Makes the record of progress.
     *
     * @param id id of the request
     * @param shard number of the shard
     * @param lanes partitions of the topic
     * @param progress how far it has come
     * @return record
     */
    public static ProducerRecord<byte[], byte[]> progress(String id, int shard, int lanes, ShardProgress progress) {
        ObjectNode json = StreamJson.object();
        json.put("position", progress.position());
        json.put("state", progress.state().name());
        json.put("reason", progress.reason());
        json.put("lastMillis", progress.lastMillis());
        ObjectNode by = json.putObject("by");
        new TreeMap<>(progress.by()).forEach(by::put);
        return record(new Key(id, shard, Kind.PROGRESS), lanes, StreamJson.bytes(json));
    }

    /**
     * Reads progress.
     *
     * @param value value of a record
     * @return how far the shard has come
     */
    public static ShardProgress progress(byte[] value) {
        JsonNode json = StreamJson.tree(value);
        Map<String, Long> by = new TreeMap<>();
        json.path("by")
                .properties()
                .forEach(made -> by.put(made.getKey(), made.getValue().asLong()));
        return new ShardProgress(
                json.path("position").asLong(),
                ShardProgress.State.valueOf(json.path("state").asText()),
                json.path("reason").asText(),
                by,
                json.path("lastMillis").asLong());
    }

    /**
     * Makes the record that stops a shard.
     *
     * @param id id of the request
     * @param shard number of the shard
     * @param lanes partitions of the topic
     * @return record
     */
    public static ProducerRecord<byte[], byte[]> cancel(String id, int shard, int lanes) {
        return record(new Key(id, shard, Kind.CANCEL), lanes, new byte[] {'1'});
    }

    /**
     * Makes the record that removes a key.
     *
     * @param key the key
     * @param lanes partitions of the topic
     * @return record without a value
     */
    @SuppressWarnings("NullAway") // Kafka's record is not annotated: a missing value removes the key
    public static ProducerRecord<byte[], byte[]> removal(Key key, int lanes) {
        return new ProducerRecord<>(Topics.SYNTHETIC_SHARDS, lane(key.id(), key.shard(), lanes), key.bytes(), null);
    }

    private static ProducerRecord<byte[], byte[]> record(Key key, int lanes, byte[] value) {
        return new ProducerRecord<>(Topics.SYNTHETIC_SHARDS, lane(key.id(), key.shard(), lanes), key.bytes(), value);
    }
}
