package io.dilepton.generator.request;

import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which topics requests may write to: those of a list, of which an entry may end in {@code *}. The product's own topics are never among them,
 * whatever the list says, but for {@link Topics#SYNTHETIC_EVENTS}: no synthetic event can come where recorded events, scores or models are.
 */
public final class TargetTopics {

    private static final Set<String> OWN = Topics.all().stream()
            .map(TopicSpec::name)
            .filter(name -> !name.equals(Topics.SYNTHETIC_EVENTS))
            .collect(Collectors.toUnmodifiableSet());
    private static final List<String> OWN_FAMILIES = List.of(
            Topics.EVENTS + ".", Topics.MODELS + ".", Topics.PHYSICS_WINDOWS + ".", Topics.SYNTHETIC_EVENTS + ".");

    private final List<String> allowed;

    /**
     * Takes the list.
     *
     * @param allowed names, or beginnings of names followed by {@code *}
     */
    public TargetTopics(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /**
     * Checks a topic.
     *
     * @param topic topic of a request
     * @param exists tells whether there is a topic
     * @throws RefusedRequestException when it must not be written to, or does not exist
     */
    public void require(String topic, Predicate<String> exists) {
        if (OWN.contains(topic)
                || topic.startsWith("__")
                || OWN_FAMILIES.stream().anyMatch(topic::startsWith)) {
            throw refusal(topic
                    + " holds what the product itself writes or what was recorded: synthetic events never go there");
        }
        if (allowed.stream().noneMatch(entry -> matches(entry, topic))) {
            throw refusal(topic + " is not among the topics that requests may write to");
        }
        if (!exists.test(topic)) {
            throw refusal(topic + " does not exist");
        }
    }

    private RefusedRequestException refusal(String message) {
        return new RefusedRequestException(
                Refusal.TOPIC,
                List.of(new Problem("topic", message, "write an existing topic of " + String.join(", ", allowed))));
    }

    private static boolean matches(String entry, String topic) {
        return entry.endsWith("*") ? topic.startsWith(entry.substring(0, entry.length() - 1)) : entry.equals(topic);
    }
}
