package io.dilepton.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Asks an application whether it is live, over and over, by a thread of its own. */
final class LivenessProbe implements AutoCloseable {

    private static final long INTERVAL_NANOS = 100_000_000;

    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final HttpRequest request;
    private final Thread thread = new Thread(this::ask, "liveness-probe");
    private volatile boolean asking = true;

    private LivenessProbe(String url) {
        request = HttpRequest.newBuilder(URI.create(url + "/health/live")).build();
    }

    static LivenessProbe start(String url) {
        LivenessProbe probe = new LivenessProbe(url);
        probe.thread.start();
        return probe;
    }

    /** Returns the HTTP status of every answer. */
    List<Integer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void close() {
        asking = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        HttpClient client = HttpClient.newHttpClient();
        try {
            while (asking) {
                answers.add(client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
                LockSupport.parkNanos(INTERVAL_NANOS);
            }
        } catch (IOException | InterruptedException e) {
            answers.add(0);
        }
    }
}
