package io.dilepton.core.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.serde.RegistryHttp.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** Client over HTTP that keeps every id and schema it has seen. */
final class HttpSchemaRegistry implements SchemaRegistry {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final String VERSIONS = "/versions";

    private final RegistryHttp http;
    private final SchemaReader reader;
    private final Map<Subject, Integer> registered = new ConcurrentHashMap<>();
    private final Map<Subject, Integer> found = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();

    HttpSchemaRegistry(RegistryConfig config) {
        this.http = new RegistryHttp(config);
        this.reader = new SchemaReader(http);
    }

    private record Subject(String name, Schema schema) {}

    @Override
    public int register(String subject, Schema schema) {
        return registered.computeIfAbsent(
                new Subject(subject, schema),
                key -> idFrom("register", subject, schema, subjectPath(subject) + VERSIONS));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return found.computeIfAbsent(
                new Subject(subject, schema), key -> idFrom("find", subject, schema, subjectPath(subject)));
    }

    @Override
    public RegisteredSchema latest(String subject) {
        Answer answer = http.send("GET", versionPath(subject, "latest"), null);
        if (isMissing(answer)) {
            throw new SchemaRejectedException("the schema registry has no subject " + subject);
        }
        JsonNode body = body(answer, "latest version of " + subject);
        return new RegisteredSchema(
                body.path("id").asInt(),
                body.path("version").asInt(),
                reader.parse(body, "latest version of " + subject));
    }

    @Override
    public Schema schemaById(int id) {
        return byId.computeIfAbsent(id, key -> {
            Answer answer = http.send("GET", "/schemas/ids/" + id, null);
            if (isMissing(answer)) {
                throw new SerializationException("the schema registry has no schema with id " + id);
            }
            return reader.parse(body(answer, "schema " + id), "schema " + id);
        });
    }

    @Override
    public boolean isCompatible(String subject, Schema schema) {
        Answer answer = http.send("POST", "/compatibility" + subjectPath(subject) + VERSIONS, request(schema));
        return isMissing(answer)
                || body(answer, "compatibility of " + subject)
                        .path("is_compatible")
                        .asBoolean();
    }

    @Override
    public void require(String subject, Compatibility rule) {
        ObjectNode request = http.json().createObjectNode().put("compatibility", rule.name());
        body(http.send("PUT", "/config/" + encoded(subject), request), "rule of " + subject);
    }

    private int idFrom(String effect, String subject, Schema schema, String path) {
        Answer answer = http.send("POST", path, request(schema));
        if (answer.status() == CONFLICT || answer.status() == UNPROCESSABLE || isMissing(answer)) {
            throw new SchemaRejectedException("the schema registry does not " + effect + " " + schema.getFullName()
                    + " under subject " + subject + ": " + answer.message());
        }
        JsonNode id = body(answer, effect + " " + subject).path("id");
        if (!id.isInt()) {
            throw new RegistryUnavailableException(
                    "schema registry " + answer.url() + " answered " + effect + " " + subject + " without an id");
        }
        return id.intValue();
    }

    private ObjectNode request(Schema schema) {
        return http.json().createObjectNode().put("schema", PortableSchema.of(schema));
    }

    /** Tells whether the registry, and not just a web server, says that it does not have what was asked for. */
    private static boolean isMissing(Answer answer) {
        return answer.status() == NOT_FOUND && answer.errorCode() / 100 == NOT_FOUND;
    }

    private static JsonNode body(Answer answer, String what) {
        if (answer.isSuccess()) {
            return answer.body();
        }
        String hint = switch (answer.status()) {
            case UNAUTHORIZED, FORBIDDEN -> "; check " + RegistryKeys.BASIC_AUTH + " or " + RegistryKeys.BEARER_TOKEN;
            case NOT_FOUND -> "; is this the path of Confluent's API (Apicurio Registry: …/apis/ccompat/v7)?";
            default -> ", " + answer.message();
        };
        throw new RegistryUnavailableException(
                "schema registry " + answer.url() + " answered " + what + " with status " + answer.status() + hint);
    }

    static String versionPath(String subject, String version) {
        return subjectPath(subject) + VERSIONS + "/" + encoded(version);
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + encoded(subject);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
