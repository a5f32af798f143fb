package io.dilepton.generator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.StreamState;
import io.dilepton.generator.request.StreamStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The streams as a resource: order, list, show, follow, cancel. Thread-safe. */
final class StreamResource {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_FOLLOWERS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final String EVENTS = "/events";

    private final StreamRequests requests;
    private final Semaphore followers = new Semaphore(MOST_FOLLOWERS);

    StreamResource(StreamRequests requests) {
        this.requests = requests;
    }

    /** Answers a request to {@code /v1/streams} and what follows it. */
    void answer(HttpExchange exchange, String rest, @Nullable String client) throws IOException, InterruptedException {
        String method = exchange.getRequestMethod();
        if (rest.isEmpty() || rest.equals("/")) {
            switch (method) {
                case "POST" -> order(exchange, client).send(exchange);
                case "GET", "HEAD" ->
                    list(exchange.getRequestURI().getRawQuery()).send(exchange);
                default -> notAllowed("GET, HEAD, POST").send(exchange);
            }
            return;
        }
        boolean following = rest.endsWith(EVENTS);
        String id = rest.substring(1, following ? rest.length() - EVENTS.length() : rest.length());
        Optional<StreamStatus> status = requests.find(id);
        if (status.isEmpty()) {
            Answer.error(404, "there is no stream " + id, List.of()).send(exchange);
        } else if (following && method.equals("GET")) {
            follow(exchange, status.get());
        } else if (!following && (method.equals("GET") || method.equals("HEAD"))) {
            Answer.of(200, StreamJson.json(status.get())).send(exchange);
        } else if (!following && method.equals("DELETE")) {
            cancel(status.get(), client).send(exchange);
        } else {
            notAllowed(following ? "GET" : "GET, HEAD, DELETE").send(exchange);
        }
    }

    private Answer order(HttpExchange exchange, @Nullable String client) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Answer.error(413, "a request has at most " + MOST_BYTES + " bytes", List.of());
        }
        StreamRequest request =
                StreamJson.request(StreamJson.tree(body), UUID.randomUUID().toString(), client);
        Optional<StreamStatus> known = requests.find(request.id());
        if (known.isPresent() && known.get().state() != StreamState.REFUSED) {
            return Answer.error(
                    409,
                    "another request has this id",
                    List.of(new Problem("id", request.id() + " is taken", "write another, or leave it out")));
        }
        requests.require(request);
        Map<String, String> location = Map.of("Location", "/v1/streams/" + request.id());
        Optional<StreamStatus> answered = requests.order(request, PATIENCE);
        if (answered.isEmpty()) {
            ObjectNode json = StreamJson.object();
            json.put("id", request.id());
            json.put("state", "ordered");
            json.set("request", StreamJson.json(request));
            return new Answer(202, json, location);
        }
        StreamStatus status = answered.get();
        Refusal refusal = status.refusal();
        if (refusal != null) {
            return refusal(new RefusedRequestException(refusal, status.problems()));
        }
        return new Answer(201, StreamJson.json(status), location);
    }

    private Answer list(@Nullable String query) {
        String wanted = query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> part.startsWith("state="))
                        .map(part -> part.substring("state=".length()))
                        .findFirst()
                        .orElse("");
        if (!wanted.isEmpty()
                && Arrays.stream(StreamState.values())
                        .noneMatch(state -> state.code().equals(wanted))) {
            String states = Arrays.stream(StreamState.values())
                    .map(StreamState::code)
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("");
            throw RefusedRequestException.invalid("state", "'" + wanted + "' is no state", "write one of " + states);
        }
        ArrayNode streams = StreamJson.object().putArray("streams");
        requests.all().stream()
                .filter(status -> wanted.isEmpty() || status.state().code().equals(wanted))
                .forEach(status -> streams.add(StreamJson.json(status)));
        return Answer.of(200, StreamJson.object().set("streams", streams));
    }

    private Answer cancel(StreamStatus status, @Nullable String client) {
        if (client != null && !client.equals(status.client())) {
            return Answer.error(403, "the stream is another client's", List.of());
        }
        if (status.state().isLast()) {
            return Answer.error(409, "the stream has ended: " + status.state().code(), List.of());
        }
        requests.cancel(status.id());
        return Answer.of(202, StreamJson.json(status));
    }

    /** Sends every status until the last as server-sent events. */
    private void follow(HttpExchange exchange, StreamStatus first) throws IOException, InterruptedException {
        if (!followers.tryAcquire()) {
            Answer.error(
                            503,
                            MOST_FOLLOWERS + " clients follow streams, as many as can; ask for the status instead",
                            List.of())
                    .send(exchange);
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            StreamStatus shown = first;
            write(out, shown);
            while (!shown.state().isLast()) {
                Optional<StreamStatus> next = requests.newer(shown, HEARTBEAT);
                if (next.isPresent()) {
                    shown = next.get();
                    write(out, shown);
                } else {
                    out.write(": still there\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        } finally {
            followers.release();
        }
    }

    private static void write(OutputStream out, StreamStatus status) throws IOException {
        String text = "event: " + status.state().code() + "\nid: "
                + status.updated().toEpochMilli() + "\ndata: " + StreamJson.json(status) + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Answer notAllowed(String allowed) {
        return new Answer(
                405, Answer.error(405, "allowed here: " + allowed, List.of()).json(), Map.of("Allow", allowed));
    }

    static Answer refusal(RefusedRequestException refused) {
        int status = refused.refusal() == Refusal.QUOTA ? 429 : 400;
        return Answer.error(status, "the request was refused: " + refused.getMessage(), refused.problems());
    }
}
