package io.dilepton.generator.emission;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.registry.ModelRegistryException;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventKey;
import io.dilepton.generator.lifecycle.Session;
import io.dilepton.generator.shard.ShardProgress;
import io.dilepton.generator.shard.ShardRecords;
import io.dilepton.generator.shard.Snapshots;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane between two faults. It fences whoever worked on the partition before, reads what that one committed, and goes on from there; every
 * transaction carries events together with the progress that they make. For one thread.
 */
public final class LaneSession implements Session {

    private static final Logger LOG = LoggerFactory.getLogger(LaneSession.class);
    private static final long POLL_MILLIS = 20;
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final int TRANSACTION_TIMEOUT_MS = 15_000;

    /** A transaction ends after this time: readers of committed events wait that long. Longer ones waste less on their commits. */
    private static final long TRANSACTION_MILLIS = 250;

    /** A source is opened so long before its first event is due, so that the pace does not begin late. */
    private static final long OPENING_MILLIS = 3_000;

    /** Events in a row before the next shard of the lane has its turn. */
    private static final int TURN = 4_096;

    private final int partition;
    private final LaneSettings settings;
    private final TopicPartition place;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;
    private final EventCoder coder;
    private final EventKey keys = new EventKey();
    private final LaneShards shards = new LaneShards();

    /**
     * Connects.
     *
     * @param partition partition of the topic of shards
     * @param settings what all lanes share
     */
    public LaneSession(int partition, LaneSettings settings) {
        this.partition = partition;
        this.settings = settings;
        this.place = new TopicPartition(Topics.SYNTHETIC_SHARDS, partition);
        this.coder = settings.format().newCoder();
        this.producer = producer();
        try {
            this.consumer = Snapshots.make(settings.clients(), "");
        } catch (RuntimeException e) {
            producer.close(CLOSING);
            throw e;
        }
    }

    private Producer<byte[], byte[]> producer() {
        Map<String, Object> config = ProducerSettings.of(settings.clients());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.application() + "-lane-" + partition);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MS / 3);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void run(BooleanSupplier wanted) {
        producer.initTransactions();
        Snapshots.readAll(consumer, settings.clients(), List.of(place), wanted, shards::take);
        shards.restored();
        settings.meters().lag(partition, 0);
        while (wanted.getAsBoolean()) {
            long idle = shards.idle(settings.clock().millis(), POLL_MILLIS);
            consumer.poll(Duration.ofMillis(idle)).forEach(shards::take);
            shards.coming(settings.clock().millis(), OPENING_MILLIS).forEach(this::openEarly);
            step();
        }
    }

    private void openEarly(ShardWork work) {
        if (work.open(settings.sources())) {
            work.prepare(settings.clock().millis() + OPENING_MILLIS);
        }
    }

    /** Commits one transaction with what is due, if anything is. */
    private void step() {
        long now = settings.clock().millis();
        List<ShardWork> ready = shards.ready(now);
        if (ready.isEmpty()) {
            settings.meters().lag(partition, 0);
            return;
        }
        settings.meters()
                .lag(
                        partition,
                        ready.stream().mapToLong(work -> work.lag(now)).max().orElse(0));
        Map<ShardWork, ShardProgress> before = new HashMap<>();
        ready.forEach(work -> before.put(work, work.progress()));
        ready.stream()
                .filter(work -> !work.isCancelled())
                .forEach(work -> guard(work, () -> work.awaitSource(settings.sources())));
        long started = System.nanoTime();
        long end = settings.clock().millis() + TRANSACTION_MILLIS;
        producer.beginTransaction();
        boolean more = true;
        while (more && settings.clock().millis() < end) {
            more = false;
            for (ShardWork work : ready) {
                more |= turn(work);
            }
        }
        long events = 0;
        for (ShardWork work : ready) {
            ShardProgress reached = work.progress();
            send(ShardRecords.progress(work.order().request().id(), work.shard(), settings.lanes(), reached));
            ShardProgress first = before.getOrDefault(work, reached);
            events += reached.position() - first.position();
        }
        producer.commitTransaction();
        settings.meters().committed(events, Duration.ofNanos(System.nanoTime() - started));
        ready.stream().filter(work -> !work.isOpen()).forEach(ShardWork::close);
    }

    /** Sends some of what is due of a shard; returns whether there was any. */
    private boolean turn(ShardWork work) {
        if (!work.isOpen()) {
            return false;
        }
        if (work.isCancelled()) {
            work.progress(work.progress().ended(ShardProgress.State.CANCELLED, ""));
            return false;
        }
        int sent = 0;
        while (sent < TURN && work.isOpen()) {
            int emitted = emit(work, settings.clock().millis());
            if (emitted == 0) {
                break;
            }
            sent += emitted;
        }
        return sent > 0;
    }

    /** Does something for a shard; where it cannot be done, the shard has failed, and the lane goes on with the others. */
    private static boolean guard(ShardWork work, Runnable action) {
        try {
            action.run();
            return true;
        } catch (KafkaException | ModelRegistryException e) {
            throw e;
        } catch (RuntimeException e) {
            String id = work.order().request().id();
            LOG.atWarn().addKeyValue("requestId", id).setCause(e).log("the events of a request cannot be made");
            work.progress(work.progress().ended(ShardProgress.State.FAILED, String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** Sends the next events of a shard that are due and have indices in a row; returns how many. */
    private int emit(ShardWork work, long nowMillis) {
        int due = work.due(nowMillis);
        List<CollisionEvent> events = new ArrayList<>(due);
        if (due == 0 || !guard(work, () -> events.addAll(work.next(due, nowMillis)))) {
            return 0;
        }
        String topic = work.order().request().topic();
        for (CollisionEvent event : events) {
            send(new ProducerRecord<>(topic, keys.bytes(event.id(), null), coder.event(topic, event)));
        }
        work.progress(work.progress()
                .plus(
                        events.size(),
                        settings.instance(),
                        work.length(),
                        settings.clock().millis()));
        return events.size();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit has the same answer
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }

    @Override
    public void close() {
        settings.meters().closed(partition);
        shards.close();
        consumer.close();
        producer.close(CLOSING);
    }
}
