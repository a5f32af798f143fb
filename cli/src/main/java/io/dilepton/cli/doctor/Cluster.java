package io.dilepton.cli.doctor;

import io.dilepton.core.config.ClientKind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;

/** The brokers, asked with patience. */
final class Cluster implements AutoCloseable {

    private final Duration patience;
    private final Admin admin;

    /** Connects; asks nothing yet. */
    Cluster(Map<String, Object> clients, Duration patience) {
        this.patience = patience;
        Map<String, Object> settings = ClientKind.ADMIN.of(clients);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.admin = Admin.create(settings);
    }

    Admin admin() {
        return admin;
    }

    /**
     * Waits for an answer.
     *
     * @throws ApiException when the brokers refuse
     * @throws Silence when none comes
     */
    <T> T answer(KafkaFuture<T> awaited) {
        try {
            return awaited.get(patience.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (TimeoutException e) {
            throw new Silence(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refusal
                    && !(refusal instanceof org.apache.kafka.common.errors.TimeoutException)) {
                throw refusal;
            }
            throw new Silence(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    /** No broker answers. */
    static final class Silence extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Silence(Throwable cause) {
            super("no broker answers", cause);
        }
    }
}
