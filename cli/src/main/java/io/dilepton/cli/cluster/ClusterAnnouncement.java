package io.dilepton.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.core.topics.TopicReport;
import io.dilepton.schemas.Topics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code dilepton cluster start} says once both servers are up.
 *
 * @param bootstrap broker, host:port
 * @param registry base URL of the registry's Confluent-compatible API
 * @param directory directory that keeps the data; null for a temporary one
 * @param topics what the admin step did
 */
record ClusterAnnouncement(
        String bootstrap, String registry, @Nullable Path directory, TopicReport topics) {

    /** Returns one line with the keys bootstrap, registry, directory, created and existing. */
    String json() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("bootstrap", bootstrap);
        fields.put("registry", registry);
        fields.put(
                "directory",
                directory == null
                        ? null
                        : directory.toAbsolutePath().normalize().toString());
        fields.put("created", topics.created());
        fields.put("existing", topics.existing());
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings cannot be written as JSON", e);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        row(text, "Kafka broker", bootstrap);
        row(text, "Schema registry", registry);
        row(text, "Data", directory == null ? "temporary, deleted at the end" : directory.toAbsolutePath() + ", kept");
        row(
                text,
                "Topics",
                topics.created().size() + " created, " + topics.existing().size() + " there already");
        topics.warnings().forEach(warning -> row(text, "Warning", warning));
        String where = isDefault() ? "" : " --bootstrap " + bootstrap + " --registry " + registry;
        text.append("\nTry, in another terminal:\n");
        text.append("  ./dilepton stream").append(where).append('\n');
        text.append("  ./dilepton replay FILE.csv.gz").append(where).append('\n');
        text.append("  node docs/clients/javascript/read-scored.js ")
                .append(String.join(" ", bootstrap, registry, Topics.SCORED_Z, "10"))
                .append('\n');
        return text.append("\nCtrl-C stops both.").toString();
    }

    private boolean isDefault() {
        return bootstrap.equals(ClusterOptions.DEFAULT_BOOTSTRAP) && registry.equals(ClusterOptions.DEFAULT_REGISTRY);
    }

    private static void row(StringBuilder text, String label, String value) {
        text.append(String.format("%-16s %s%n", label, value));
    }
}
