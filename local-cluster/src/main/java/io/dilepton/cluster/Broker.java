package io.dilepton.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node, broker and controller at once, in this JVM. */
final class Broker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts and returns when clients can connect.
     *
     * @param logs directory of the broker's logs; formatted if it is new
     * @param ports ports of the broker and its controller, free
     * @param listeners further addresses
     * @param onFatal told if the broker later stops by itself
     */
    static Broker start(Path logs, Ports ports, List<Listener> listeners, Consumer<ClusterException> onFatal) {
        keepJvmAlive(logs, onFatal);
        KafkaRaftServer server = null;
        try {
            format(logs);
            server =
                    new KafkaRaftServer(new KafkaConfig(BrokerSettings.of(logs, ports, listeners), false), Time.SYSTEM);
            server.startup();
            return new Broker(server, ports.broker());
        } catch (Exception | LinkageError e) {
            // Kafka declares none and throws whatever its start-up met; where that is the end of the JVM, its classes
            // fail to initialise.
            if (server != null) {
                server.shutdown();
            }
            throw readable(e, logs, ports.broker());
        }
    }

    String bootstrap() {
        return Ports.LOOPBACK + ":" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path logs) throws Exception {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(logs.toString())
                    .addDirectory(logs.toString())
                    .setPrintStream(nowhere)
                    .run();
        }
    }

    /** Kafka ends its JVM when its storage fails. This JVM is not only Kafka's: the failure is reported instead. */
    private static void keepJvmAlive(Path logs, Consumer<ClusterException> onFatal) {
        Exit.Procedure report = (status, message) -> {
            ClusterException failure = ClusterDirectory.hasSpace(logs, 1024 * 1024)
                    ? new ClusterException("the Kafka broker in " + logs + " stopped by itself"
                            + (message == null ? "" : ": " + message))
                    : full(logs);
            onFatal.accept(failure);
            throw failure;
        };
        Exit.setExitProcedure(report);
        Exit.setHaltProcedure(report);
    }

    private static ClusterException readable(Throwable failure, Path logs, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClusterException known) {
                return known;
            }
            if (cause instanceof BindException
                    || (cause instanceof KafkaException
                            && String.valueOf(cause.getMessage()).contains("bind"))) {
                return Ports.inUse("broker", port);
            }
            if (cause instanceof IOException && !ClusterDirectory.hasSpace(logs, 1024 * 1024)) {
                return full(logs);
            }
        }
        return new ClusterException("the Kafka broker in " + logs + " did not start: " + failure.getMessage(), failure);
    }

    private static ClusterException full(Path logs) {
        return new ClusterException("the disk of " + logs + " is full; make room, or give a directory on another disk");
    }
}
