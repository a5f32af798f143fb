package io.dilepton.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a broker and controller that is alone: every replication factor 1, nothing created by accident, small buffers. */
final class BrokerSettings {

    /** Node id of the only node. */
    static final int NODE = 1;

    /** Name of the controller's listener. */
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "PLAINTEXT";
    private static final String ONE = "1";

    private BrokerSettings() {}

    static Map<String, Object> of(Path logs, Ports ports, List<Listener> listeners) {
        String clients = CLIENTS + "://" + Ports.LOOPBACK + ":" + ports.broker();
        String controller = Ports.LOOPBACK + ":" + ports.controller();
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", clients + "," + CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", clients);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("log.dirs", logs.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", ONE);
        settings.put("min.insync.replicas", ONE);
        settings.put("offsets.topic.replication.factor", ONE);
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", ONE);
        settings.put("transaction.state.log.min.isr", ONE);
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", ONE);
        settings.put("share.coordinator.state.topic.min.isr", ONE);
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        // Members of a streams group hear of a new assignment with a heartbeat; the default of five seconds is for
        // clusters of thousands.
        settings.put("group.streams.min.heartbeat.interval.ms", "500");
        settings.put("group.streams.heartbeat.interval.ms", "500");
        // The default of 128 MiB is allocated at every start.
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        listeners.forEach(listener -> add(listener, settings));
        return settings;
    }

    private static void add(Listener listener, Map<String, Object> settings) {
        settings.computeIfPresent("listeners", (key, value) -> value + "," + listener.endpoint());
        settings.computeIfPresent("advertised.listeners", (key, value) -> value + "," + listener.endpoint());
        settings.computeIfPresent(
                "listener.security.protocol.map",
                (key, value) -> value + "," + listener.name() + ":" + listener.protocol());
        listener.settings().forEach((key, value) -> settings.put(listener.prefix() + key, value));
    }
}
