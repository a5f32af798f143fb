package io.dilepton.core.registry;

import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The two model topics in memory behind Kafka's mock clients, with the fencing of transactional ids. */
final class FakeModelTopics {

    private final Map<String, List<ConsumerRecord<String, byte[]>>> logs = new HashMap<>();
    private final Map<String, MockProducer<String, byte[]>> holders = new HashMap<>();
    private final List<LogConsumer> consumers = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> delivered = new ArrayList<>();
    private @Nullable Runnable beforeNextRead;

    FakeModelTopics() {
        logs.put(Topics.MODELS, new ArrayList<>());
        logs.put(Topics.MODEL_ALIASES, new ArrayList<>());
    }

    RegistryClients clients() {
        return new RegistryClients(LogConsumer::new, this::producer);
    }

    void without(String topic) {
        logs.remove(topic);
    }

    /** Makes a topic again, empty. */
    synchronized void clear(String topic) {
        existing(topic).clear();
    }

    /** Returns every record that a consumer got, in order. */
    synchronized List<ConsumerRecord<String, byte[]>> delivered() {
        return List.copyOf(delivered);
    }

    private synchronized void note(ConsumerRecords<String, byte[]> records) {
        records.forEach(delivered::add);
    }

    /** Runs something once, after a publisher has taken its transactional id and before it reads. */
    void beforeNextRead(Runnable action) {
        beforeNextRead = action;
    }

    synchronized List<ConsumerRecord<String, byte[]>> log(String topic) {
        return List.copyOf(existing(topic));
    }

    synchronized void append(String topic, @Nullable String key, byte @Nullable [] value) {
        append(topic, key, value, new RecordHeaders());
    }

    private synchronized void append(
            String topic, @Nullable String key, byte @Nullable [] value, Iterable<Header> headers) {
        List<ConsumerRecord<String, byte[]>> log = existing(topic);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, log.size(), key, value);
        headers.forEach(record.headers()::add);
        log.add(record);
        consumers.stream().filter(consumer -> consumer.reads(topic)).forEach(consumer -> consumer.deliver(record));
    }

    private List<ConsumerRecord<String, byte[]>> existing(String topic) {
        return Objects.requireNonNull(logs.get(topic), topic);
    }

    private synchronized Producer<String, byte[]> producer(String transactionalId) {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, (Partitioner) null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public void initTransactions() {
                        super.initTransactions();
                        MockProducer<String, byte[]> before = holders.put(transactionalId, this);
                        if (before != null && !before.closed()) {
                            before.fenceProducer();
                        }
                    }

                    @Override
                    public void commitTransaction() {
                        int known = history().size();
                        super.commitTransaction();
                        for (ProducerRecord<String, byte[]> record :
                                history().subList(known, history().size())) {
                            append(record.topic(), record.key(), record.value(), record.headers());
                        }
                    }
                };
        return producer;
    }

    private final class LogConsumer extends MockConsumer<String, byte[]> {

        private final Semaphore delivered = new Semaphore(0);

        LogConsumer() {
            super("earliest");
            Runnable action = beforeNextRead;
            beforeNextRead = null;
            if (action != null) {
                action.run();
            }
            synchronized (FakeModelTopics.this) {
                logs.keySet()
                        .forEach(topic -> updatePartitions(
                                topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0]))));
            }
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
            List<PartitionInfo> partitions = super.partitionsFor(topic, timeout);
            return partitions == null ? List.of() : partitions;
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            synchronized (FakeModelTopics.this) {
                for (TopicPartition partition : partitions) {
                    List<ConsumerRecord<String, byte[]>> log = existing(partition.topic());
                    updateBeginningOffsets(Map.of(partition, 0L));
                    updateEndOffsets(Map.of(partition, (long) log.size()));
                    log.forEach(this::addRecord);
                }
                consumers.add(this);
            }
        }

        boolean reads(String topic) {
            return !closed() && assignment().contains(new TopicPartition(topic, 0));
        }

        void deliver(ConsumerRecord<String, byte[]> record) {
            addRecord(record);
            delivered.release();
        }

        /** Waits a little where there is nothing, so that a follower does not spin. */
        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized")
        public ConsumerRecords<String, byte[]> poll(Duration timeout) {
            try {
                if (delivered.tryAcquire(assignment().isEmpty() ? 0 : 5, TimeUnit.MILLISECONDS)) {
                    delivered.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ConsumerRecords<String, byte[]> records = super.poll(timeout);
            note(records);
            return records;
        }
    }
}
