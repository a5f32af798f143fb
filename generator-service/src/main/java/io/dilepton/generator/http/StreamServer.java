package io.dilepton.generator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dilepton.core.metrics.ServerAddress;
import io.dilepton.generator.request.RefusedRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the HTTP interface: checks who asks, finds the resource, and answers every fault in JSON. */
public final class StreamServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamServer.class);
    private static final int THREADS = 64;
    private static final String DOCUMENT = "/v1/openapi.json";
    private static final String STREAMS = "/v1/streams";

    private final HttpServer server;
    private final ExecutorService threads;
    private final BearerTokens tokens;
    private final StreamResource resource;

    private StreamServer(HttpServer server, BearerTokens tokens, StreamRequests requests) {
        this.server = server;
        this.tokens = tokens;
        this.resource = new StreamResource(requests);
        this.threads = new ThreadPoolExecutor(
                2,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "dilepton-streams-http");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    /**
     * Starts to listen.
     *
     * @param host address to listen on; loopback unless others should see it
     * @param port port; 0 takes a free one
     * @param tokens who may come in
     * @param requests the service
     * @return the server; the caller closes it
     * @throws UncheckedIOException when the port is taken; its message says which
     */
    public static StreamServer start(String host, int port, BearerTokens tokens, StreamRequests requests) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 0);
            StreamServer server = new StreamServer(http, tokens, requests);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot serve requests on " + host + ":" + port + " (" + e.getMessage() + "): choose another port",
                    e);
        }
    }

    /**
     * Returns where the server is.
     *
     * @return base URL without a slash at its end
     */
    public String url() {
        return ServerAddress.url(server.getAddress());
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            try {
                route(exchange);
            } catch (RefusedRequestException e) {
                StreamResource.refusal(e).send(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                Answer.error(503, "the service stops", List.of()).send(exchange);
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("a request over HTTP failed");
                Answer.error(503, "the request could not be answered: " + e.getMessage(), List.of())
                        .send(exchange);
            }
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a client went away");
        }
    }

    private void route(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(DOCUMENT) || path.equals("/openapi.json")) {
            document(exchange);
            return;
        }
        Optional<String> client = tokens.client(exchange.getRequestHeaders().getFirst("Authorization"));
        if (tokens.areRequired() && client.isEmpty()) {
            new Answer(
                            401,
                            Answer.error(401, "a bearer token of a client is needed", List.of())
                                    .json(),
                            Map.of("WWW-Authenticate", "Bearer"))
                    .send(exchange);
            return;
        }
        if (path.equals(STREAMS) || path.startsWith(STREAMS + "/")) {
            resource.answer(exchange, path.substring(STREAMS.length()), client.orElse(null));
            return;
        }
        Answer.error(404, "here are " + STREAMS + " and " + DOCUMENT, List.of()).send(exchange);
    }

    private static void document(HttpExchange exchange) throws IOException {
        try (InputStream in = StreamServer.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not on the class path");
            }
            byte[] body = in.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /**
     * Returns the OpenAPI document.
     *
     * @return JSON text
     */
    public static String document() {
        try (InputStream in = StreamServer.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
