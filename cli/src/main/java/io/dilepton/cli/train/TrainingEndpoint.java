package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.metrics.Health;
import io.dilepton.core.metrics.Meters;
import io.dilepton.core.metrics.MetricsServer;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.metrics.TrainingMeters;
import io.dilepton.trainer.training.TrainingListener;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Serves a training's progress to Prometheus where a port was given. */
final class TrainingEndpoint implements AutoCloseable {

    private final @Nullable Meters meters;
    private final @Nullable MetricsServer server;

    private TrainingEndpoint(@Nullable Meters meters, @Nullable MetricsServer server) {
        this.meters = meters;
        this.server = server;
    }

    /** Serves nothing where there is no port. */
    static TrainingEndpoint open(String host, @Nullable Integer port) {
        if (port == null) {
            return new TrainingEndpoint(null, null);
        }
        Meters meters = new Meters("trainer");
        try {
            return new TrainingEndpoint(meters, MetricsServer.start(host, port, meters, new Training()));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            meters.close();
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    /** Lets the meters hear what a listener hears. */
    TrainingListener measured(Task task, TrainingListener listener) {
        return meters == null ? listener : new TrainingMeters(meters, task.model(), listener);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (meters != null) {
            meters.close();
        }
    }

    /** While it answers, it trains. */
    private static final class Training implements Health {

        @Override
        public Status live() {
            return Status.UP;
        }

        @Override
        public Status ready() {
            return Status.UP;
        }
    }
}
