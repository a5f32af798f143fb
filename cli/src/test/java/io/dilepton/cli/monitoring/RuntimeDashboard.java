package io.dilepton.cli.monitoring;

import static io.dilepton.cli.monitoring.Panel.lines;
import static io.dilepton.cli.monitoring.Panel.number;

/** What runs below: Kafka's clients, Kafka Streams, the JVM. */
final class RuntimeDashboard {

    private static final String JOB = "job=~\"$job\", instance=~\"$instance\"";
    private static final String RATE = "{" + JOB + "}[$__rate_interval]";

    private RuntimeDashboard() {}

    static Dashboard make(String folder) {
        Dashboard dashboard = new Dashboard(
                        folder, "runtime", "Kafka and JVM", "Clients, stream threads and processes.")
                .variable("job", "Job", "jvm_threads_live_threads")
                .variable("instance", "Instance", "jvm_threads_live_threads");
        threads(dashboard);
        clients(dashboard);
        process(dashboard);
        return dashboard;
    }

    private static void threads(Dashboard dashboard) {
        dashboard
                .row("Stream threads")
                .add(number("Live", "1 while /health/live answers 200.", "none", 4)
                        .query("min(dilepton_live{" + JOB + "})", "live")
                        .steps("red", 1, "green"))
                .add(number("Ready", "1 while events are processed.", "none", 4)
                        .query("min(dilepton_ready{" + JOB + "})", "ready")
                        .steps("orange", 1, "green"))
                .add(number("Threads missing", "Threads that should run and do not.", "none", 4)
                        .query("sum(dilepton_threads{" + JOB + "} - dilepton_threads_alive{" + JOB + "})", "missing")
                        .steps("green", 1, "red"))
                .add(number("Rebalances", "Of the groups, in the time shown.", "none", 4)
                        .query(
                                "sum(increase(kafka_consumer_coordinator_rebalance_total{" + JOB
                                        + "}[$__range])) or vector(0)",
                                "rebalances"))
                .add(number(
                                "Tasks dropped records",
                                "Records that Kafka Streams dropped, in the time shown.",
                                "none",
                                8)
                        .query(
                                "sum(increase(kafka_stream_task_dropped_records_total{" + JOB + "}[$__range]))",
                                "dropped")
                        .steps("green", 1, "red"))
                .add(lines("What threads do", "Shares of the time of all threads.", "percentunit", 12)
                        .query("avg(kafka_stream_thread_process_ratio{" + JOB + "})", "process")
                        .query("avg(kafka_stream_thread_poll_ratio{" + JOB + "})", "wait for records")
                        .query("avg(kafka_stream_thread_commit_ratio{" + JOB + "})", "commit")
                        .query("avg(kafka_stream_thread_punctuate_ratio{" + JOB + "})", "punctuate")
                        .between(0, 1))
                .add(lines("Commits", "Time of a commit, mean and longest of each thread.", "ms", 12)
                        .query("kafka_stream_thread_commit_latency_avg{" + JOB + "}", "{{thread_id}} mean")
                        .query("kafka_stream_thread_commit_latency_max{" + JOB + "}", "{{thread_id}} longest"))
                .add(lines("Records processed", "By thread.", "ops", 12)
                        .query(
                                "sum by (thread_id) (rate(kafka_stream_thread_process_total" + RATE + "))",
                                "{{thread_id}}"))
                .add(lines("Age of records", "At the first and last nodes of the topology.", "ms", 12)
                        .query(
                                "max by (processor_node_id) (kafka_stream_processor_node_record_e2e_latency_avg{" + JOB
                                        + "})",
                                "{{processor_node_id}}"));
    }

    private static void clients(Dashboard dashboard) {
        dashboard
                .row("Kafka clients")
                .add(lines("Lag", "Records behind the end, by topic and partition.", "short", 8)
                        .query(
                                "sum by (topic, partition) (kafka_consumer_fetch_manager_records_lag{" + JOB + "})",
                                "{{topic}}-{{partition}}"))
                .add(lines("Read", "Bytes from the brokers.", "Bps", 8)
                        .query("sum(rate(kafka_consumer_fetch_manager_bytes_consumed_total" + RATE + "))", "read")
                        .query("sum(rate(kafka_producer_outgoing_byte_total" + RATE + "))", "written"))
                .add(lines("Requests", "Time of fetches and of produce requests.", "ms", 8)
                        .query("avg(kafka_consumer_fetch_manager_fetch_latency_avg{" + JOB + "} >= 0)", "fetch")
                        .query("avg(kafka_producer_request_latency_avg{" + JOB + "} >= 0)", "produce"))
                .add(lines("Sends", "Records sent, sent again, and failed.", "ops", 12)
                        .query("sum(rate(kafka_producer_record_send_total" + RATE + "))", "sent")
                        .query("sum(rate(kafka_producer_record_retry_total" + RATE + "))", "again")
                        .query("sum(rate(kafka_producer_record_error_total" + RATE + "))", "failed"))
                .add(lines(
                                "Producer",
                                "Time that batches wait to be sent, and that brokers held requests up.",
                                "ms",
                                12)
                        .query("avg(kafka_producer_record_queue_time_avg{" + JOB + "} >= 0)", "waits")
                        .query("avg(kafka_producer_produce_throttle_time_avg{" + JOB + "} >= 0)", "throttled"));
    }

    private static void process(Dashboard dashboard) {
        dashboard
                .row("JVM")
                .add(lines("Heap", "In use and at most.", "bytes", 8)
                        .query(
                                "sum by (instance) (jvm_memory_used_bytes{" + JOB + ", area=\"heap\"})",
                                "{{instance}} used")
                        .query(
                                "sum by (instance) (jvm_memory_max_bytes{" + JOB + ", area=\"heap\"} > 0)",
                                "{{instance}} at most"))
                .add(lines("Pauses", "Share of time in garbage collection.", "percentunit", 8)
                        .query(
                                "sum by (instance) (rate(jvm_gc_pause_seconds_sum" + RATE
                                        + ")) or 0 * sum by (instance) (jvm_threads_live_threads{" + JOB + "})",
                                "{{instance}}"))
                .add(lines("Allocation", "Bytes allocated a second.", "Bps", 8)
                        .query(
                                "sum by (instance) (rate(jvm_gc_memory_allocated_bytes_total" + RATE + "))",
                                "{{instance}}"))
                .add(lines("Processor", "Share of all processors: the process and the machine.", "percentunit", 8)
                        .query("process_cpu_usage{" + JOB + "}", "{{instance}}")
                        .query("system_cpu_usage{" + JOB + "}", "{{instance}} machine")
                        .between(0, 1))
                .add(lines("Threads", "Of the JVM.", "none", 8)
                        .query("jvm_threads_live_threads{" + JOB + "}", "{{instance}}"))
                .add(lines("Open files", "File descriptors.", "none", 8)
                        .query("process_files_open_files{" + JOB + "}", "{{instance}}"));
    }
}
