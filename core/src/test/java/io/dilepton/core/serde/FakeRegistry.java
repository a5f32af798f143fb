package io.dilepton.core.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The part of Confluent's API that the client uses, over HTTP on loopback, with failures on demand. */
final class FakeRegistry implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final List<String> schemas = new CopyOnWriteArrayList<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<@Nullable String> authorizations = new CopyOnWriteArrayList<>();
    final AtomicInteger failuresToCome = new AtomicInteger();

    FakeRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Adds a schema as some other client would, and returns its id. */
    int add(Schema schema) {
        schemas.add(schema.toString());
        return schemas.size();
    }

    String schema(int id) {
        return schemas.get(id - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(exchange.getRequestMethod() + " " + path);
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            respond(exchange, 503, "{\"error_code\":50301,\"message\":\"try later\"}");
        } else if (path.startsWith("/schemas/ids/") && !path.endsWith("/1000")) {
            int id = Integer.parseInt(path.substring("/schemas/ids/".length()));
            if (id >= 1 && id <= schemas.size()) {
                respond(
                        exchange,
                        200,
                        json.createObjectNode().put("schema", schema(id)).toString());
            } else {
                respond(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
            }
        } else if (path.equals("/subjects/io.dilepton.Part/versions/3")) {
            respond(
                    exchange,
                    200,
                    "{\"schema\":\"{\\\"type\\\":\\\"enum\\\",\\\"name\\\":\\\"io.dilepton.Part\\\",\\\"symbols\\\":[\\\"A\\\"]}\"}");
        } else if (path.equals("/schemas/ids/1000")) {
            respond(
                    exchange,
                    200,
                    "{\"schema\":\"{\\\"type\\\":\\\"array\\\",\\\"items\\\":\\\"io.dilepton.Part\\\"}\",\"references\":"
                            + "[{\"name\":\"io.dilepton.Part\",\"subject\":\"io.dilepton.Part\",\"version\":3}]}");
        } else if (path.equals("/subjects/refused-value/versions")) {
            respond(exchange, 409, "{\"error_code\":409,\"message\":\"field 'mass' has no default\"}");
        } else if (path.startsWith("/subjects/") && path.endsWith("/versions/latest")) {
            respond(
                    exchange,
                    200,
                    json.createObjectNode()
                            .put("id", schemas.size())
                            .put("version", schemas.size())
                            .put("schema", schema(schemas.size()))
                            .toString());
        } else if (path.startsWith("/subjects/") && path.endsWith("/versions")) {
            schemas.add(body.path("schema").textValue());
            respond(exchange, 200, "{\"id\":" + schemas.size() + "}");
        } else {
            respond(exchange, 404, "<html>no such page</html>");
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
