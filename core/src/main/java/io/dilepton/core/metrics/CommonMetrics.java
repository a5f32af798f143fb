package io.dilepton.core.metrics;

import java.util.List;
import java.util.stream.Stream;

/** What every application exports of the libraries below it: the JVM, the process, and Kafka's clients as far as it has them. */
public final class CommonMetrics {

    private static final String BYTES = "bytes";
    private static final String[] POOL = {"area", "id"};
    private static final String[] CLIENT = {"client.id", "kafka.version"};
    private static final String[] PARTITION = {"client.id", "topic", "partition", "kafka.version"};
    private static final String[] THREAD = {"thread.id", "kafka.version"};
    private static final String[] NODE = {"thread.id", "task.id", "processor.node.id", "kafka.version"};

    private CommonMetrics() {}

    /**
     * Returns the metrics of the JVM and the process.
     *
     * @return entries in the order of the documentation
     */
    public static List<Metric> process() {
        return List.of(
                Metric.gauge("jvm.memory.used", BYTES, "memory in use", POOL),
                Metric.gauge("jvm.memory.committed", BYTES, "memory that the JVM has from the system", POOL),
                Metric.gauge(
                        "jvm.memory.max", BYTES, "most memory that a pool may take; -1 where there is no limit", POOL),
                new Metric(
                        "jvm.gc.pause",
                        Metric.Kind.DURATION,
                        "seconds",
                        List.of("action", "cause", "gc"),
                        "pauses of garbage collection; absent before the first"),
                new Metric(
                        "jvm.gc.memory.allocated",
                        Metric.Kind.COUNTER,
                        BYTES,
                        List.of(),
                        "growth of the young generation between collections: what the application allocates"),
                Metric.gauge("jvm.gc.live.data.size", BYTES, "old generation after a full collection"),
                Metric.gauge("jvm.threads.live", "threads", "threads of the JVM"),
                Metric.gauge("jvm.threads.states", "threads", "threads of the JVM by state", "state"),
                Metric.gauge("process.cpu.usage", "", "share of all processors that the process takes"),
                new Metric(
                        "process.cpu.time",
                        Metric.Kind.COUNTER,
                        "ns",
                        List.of(),
                        "processor time that the process took"),
                Metric.gauge("process.uptime", "seconds", "time since the start"),
                Metric.gauge("process.start.time", "seconds", "when the process started, Unix time"),
                Metric.gauge("process.files.open", "files", "open file descriptors"),
                Metric.gauge("process.files.max", "files", "most file descriptors"),
                Metric.gauge("system.cpu.usage", "", "share of all processors that the machine is busy with"),
                Metric.gauge("system.cpu.count", "", "processors that the JVM may use"),
                Metric.gauge("system.load.average.1m", "", "processes that run or wait to"));
    }

    /**
     * Returns the metrics of Kafka's consumers and producers.
     *
     * @return entries in the order of the documentation; averages are Kafka's own, over half a minute
     */
    public static List<Metric> clients() {
        return List.of(
                Metric.gauge(
                        "kafka.consumer.fetch.manager.records.lag",
                        "",
                        "records behind the end of a partition",
                        PARTITION),
                Metric.gauge(
                        "kafka.consumer.fetch.manager.records.lag.max",
                        "",
                        "largest lag of the client's partitions in the last half minute",
                        CLIENT),
                Metric.counter("kafka.consumer.fetch.manager.records.consumed.total", "records read", CLIENT),
                Metric.counter("kafka.consumer.fetch.manager.bytes.consumed.total", "bytes read", CLIENT),
                Metric.gauge(
                        "kafka.consumer.fetch.manager.fetch.latency.avg", "", "time of a fetch, milliseconds", CLIENT),
                Metric.gauge(
                        "kafka.consumer.last.poll.seconds.ago", "", "time since the client asked for records", CLIENT),
                Metric.gauge("kafka.consumer.connection.count", "", "connections to brokers", CLIENT),
                Metric.counter("kafka.consumer.coordinator.rebalance.total", "rebalances of the group", CLIENT),
                Metric.gauge(
                        "kafka.consumer.coordinator.last.rebalance.seconds.ago",
                        "",
                        "time since a rebalance; -1: none",
                        CLIENT),
                Metric.counter("kafka.producer.record.send.total", "records sent", CLIENT),
                Metric.counter("kafka.producer.record.error.total", "records that could not be sent", CLIENT),
                Metric.counter("kafka.producer.record.retry.total", "records sent again", CLIENT),
                Metric.counter("kafka.producer.outgoing.byte.total", "bytes sent", CLIENT),
                Metric.gauge("kafka.producer.request.latency.avg", "", "time of a request, milliseconds", CLIENT),
                Metric.gauge(
                        "kafka.producer.record.queue.time.avg",
                        "",
                        "time of a batch in the buffer, milliseconds",
                        CLIENT),
                Metric.gauge("kafka.producer.buffer.available.bytes", "", "free bytes of the buffer", CLIENT),
                Metric.gauge("kafka.producer.batch.size.avg", "", "bytes of a batch", CLIENT),
                Metric.counter(
                        "kafka.producer.txn.commit.time.ns.total",
                        "time spent in commits of transactions, nanoseconds",
                        CLIENT),
                Metric.gauge(
                        "kafka.producer.produce.throttle.time.avg",
                        "",
                        "time that a broker held requests up, milliseconds",
                        CLIENT));
    }

    /**
     * Returns the metrics of Kafka Streams.
     *
     * @return entries in the order of the documentation; averages and rates are Kafka's own, over half a minute
     */
    public static List<Metric> streams() {
        return List.of(
                Metric.gauge("kafka.stream.alive.stream.threads", "", "threads that run or start", CLIENT),
                Metric.counter("kafka.stream.failed.stream.threads", "threads that failed", CLIENT),
                Metric.counter("kafka.stream.thread.process.total", "records processed", THREAD),
                Metric.gauge(
                        "kafka.stream.thread.process.latency.avg",
                        "",
                        "time of a round of processing, milliseconds",
                        THREAD),
                Metric.gauge("kafka.stream.thread.process.ratio", "", "share of time spent processing", THREAD),
                Metric.gauge("kafka.stream.thread.poll.ratio", "", "share of time spent waiting for records", THREAD),
                Metric.gauge("kafka.stream.thread.commit.ratio", "", "share of time spent committing", THREAD),
                Metric.gauge("kafka.stream.thread.punctuate.ratio", "", "share of time spent in punctuations", THREAD),
                Metric.counter("kafka.stream.thread.commit.total", "commits", THREAD),
                Metric.gauge("kafka.stream.thread.commit.latency.avg", "", "time of a commit, milliseconds", THREAD),
                Metric.gauge("kafka.stream.thread.commit.latency.max", "", "longest commit, milliseconds", THREAD),
                Metric.counter("kafka.stream.thread.task.created.total", "tasks that the thread got", THREAD),
                Metric.counter("kafka.stream.thread.task.closed.total", "tasks that the thread gave up", THREAD),
                Metric.counter(
                        "kafka.stream.task.dropped.records.total",
                        "records that Kafka Streams dropped",
                        "thread.id",
                        "task.id",
                        "kafka.version"),
                Metric.gauge(
                        "kafka.stream.processor.node.record.e2e.latency.avg",
                        "",
                        "age of records at the first and the last nodes of the topology, milliseconds",
                        NODE),
                Metric.gauge(
                        "kafka.stream.processor.node.record.e2e.latency.max",
                        "",
                        "greatest age of a record there, milliseconds",
                        NODE));
    }

    /**
     * Returns all of them.
     *
     * @return entries
     */
    public static List<Metric> all() {
        return Stream.of(process(), clients(), streams()).flatMap(List::stream).toList();
    }
}
