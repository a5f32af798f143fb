package io.dilepton.cli.replay;

import io.dilepton.generator.emission.Pace;
import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay as the command line says it.
 *
 * @param plan what to replay
 * @param pace how fast
 * @param topic topic, made if missing
 * @param clients what every client and serde gets
 * @param rejects rejects file
 * @param maxRejectShare share of rejected rows, 0 to 1, above which the run has failed
 * @param report JSON report; null for none
 */
record ReplaySettings(
        ReplayPlan plan,
        Pace pace,
        String topic,
        Map<String, Object> clients,
        Path rejects,
        double maxRejectShare,
        @Nullable Path report) {

    ReplaySettings {
        clients = Map.copyOf(clients);
        if (!(maxRejectShare >= 0 && maxRejectShare <= 1)) {
            throw new IllegalArgumentException("--max-reject-share must lie in 0 to 1, not " + maxRejectShare);
        }
        if (!topic.equals(Topics.EVENTS) && isOurs(topic)) {
            throw new IllegalArgumentException("the topic " + topic + " does not take events");
        }
    }

    /** Settings that the topic is made with: its own, or those of {@value Topics#EVENTS} under another name. */
    TopicSpec topicSpec() {
        TopicSpec events = spec(Topics.EVENTS);
        return isOurs(topic)
                ? spec(topic)
                : new TopicSpec(
                        topic, events.partitions(), events.retention(), events.compacted(), events.extraConfig());
    }

    private static boolean isOurs(String topic) {
        return Topics.all().stream().anyMatch(spec -> spec.name().equals(topic));
    }

    private static TopicSpec spec(String name) {
        return Topics.all().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
