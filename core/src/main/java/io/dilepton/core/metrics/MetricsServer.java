package io.dilepton.core.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /metrics} in Prometheus' text format, and {@code /health/live} and {@code /health/ready} with 200 or 503 and a JSON
 * object {@code {"status": "up", "reasons": []}}.
 */
public final class MetricsServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
    private static final int THREADS = 2;
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsServer(HttpServer server) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "dilepton-metrics");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
    }

    /**
     * Starts to listen.
     *
     * @param host address to listen on; loopback unless others should see it
     * @param port port; 0 takes a free one
     * @param meters what {@code /metrics} shows
     * @param health what the health endpoints show
     * @return the server; the caller closes it
     * @throws UncheckedIOException when the port is taken; its message says which
     */
    public static MetricsServer start(String host, int port, Meters meters, Health health) {
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot serve metrics on " + host + ":" + port + " (" + e.getMessage() + "): choose another port",
                    e);
        }
        MetricsServer server = new MetricsServer(http);
        server.serve("/metrics", () -> new Answer(200, PROMETHEUS, meters.scrape()));
        server.serve("/health/live", () -> server.answer(health.live()));
        server.serve("/health/ready", () -> server.answer(health.ready()));
        server.serve("/", () -> new Answer(404, TEXT, "here are /metrics, /health/live and /health/ready\n"));
        http.start();
        return server;
    }

    /**
     * Returns the port.
     *
     * @return the port that is listened on
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Returns where the server is.
     *
     * @return base URL without a slash at its end
     */
    public String url() {
        return ServerAddress.url(server.getAddress());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(String path, Supplier<Answer> answers) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean exact =
                        path.equals("/") || exchange.getRequestURI().getPath().equals(path);
                respond(exchange, exact ? answers.get() : new Answer(404, TEXT, "not found\n"));
            } catch (RuntimeException e) {
                LOG.atWarn().addKeyValue("path", path).setCause(e).log("an endpoint failed");
            }
        });
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        String method = exchange.getRequestMethod();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (method.equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private Answer answer(Health.Status status) {
        ObjectNode json = mapper.createObjectNode();
        json.put("status", status.up() ? "up" : "down");
        ArrayNode reasons = json.putArray("reasons");
        status.reasons().forEach(reasons::add);
        return new Answer(status.up() ? 200 : 503, JSON, json + "\n");
    }

    private record Answer(int status, String type, String body) {}
}
