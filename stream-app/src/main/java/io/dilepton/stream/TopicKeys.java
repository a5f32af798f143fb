package io.dilepton.stream;

import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.ConfigType;
import io.dilepton.core.config.Settings;
import io.dilepton.schemas.Topics;
import io.dilepton.stream.flow.StreamTopics;
import java.util.Arrays;
import java.util.List;

/** The keys that say which topics the stream reads and writes. Public API. */
public final class TopicKeys {

    private static final String NAME = "[a-zA-Z0-9._-]{1,200}";
    private static final String NAMES = NAME + "(\\s*,\\s*" + NAME + ")*";

    /** Topics of events that are read: names, comma-separated; default {@code dilepton.events}. */
    public static final ConfigKey<String> SOURCES = new ConfigKey<>(
            "dilepton.stream.sources",
            ConfigType.matching(NAMES, "names of topics, comma-separated"),
            "",
            Topics.EVENTS,
            "Topics of events that the stream reads. An instance that reads others than `dilepton.events` needs an `application.id` of its own.");

    /** What the names of the output topics begin with: text, default {@code dilepton.events}. */
    public static final ConfigKey<String> OUTPUTS = new ConfigKey<>(
            "dilepton.stream.outputs",
            ConfigType.matching(NAME, "up to 200 letters, digits, dots, dashes and underscores"),
            "",
            Topics.EVENTS,
            "What the names of the output topics begin with: `.enriched`, `.scored.z`, `.scored.higgs`, `.shadow` and, but for the default, `.windows` come after it. "
                    + "Another beginning keeps everything off the science topics: for synthetic events, or for a shadow of the live stream.");

    /** What is done about synthetic events: default {@code auto}. */
    public static final ConfigKey<SyntheticPolicy> SYNTHETIC = new ConfigKey<>(
            "dilepton.stream.synthetic",
            ConfigType.choice(SyntheticPolicy.class),
            "",
            "auto",
            "What is done about synthetic events: `pass_over` counts them only, `score` works on them like any others. `auto` passes them over on the way to the "
                    + "science topics, and scores them where `dilepton.stream.outputs` names others.");

    private TopicKeys() {}

    /** What is done about synthetic events. */
    public enum SyntheticPolicy {
        /** They are passed over, unless the outputs are not the science topics. */
        AUTO,
        /** They are counted only. */
        PASS_OVER,
        /** They are enriched and scored. */
        SCORE
    }

    /**
     * Returns the keys in the order of the documentation.
     *
     * @return all keys about topics
     */
    public static List<ConfigKey<?>> all() {
        return List.of(SOURCES, OUTPUTS, SYNTHETIC);
    }

    static StreamTopics topics(Settings settings) {
        String outputs = settings.value(OUTPUTS);
        boolean science = outputs.equals(Topics.EVENTS);
        List<String> sources = Arrays.stream(settings.value(SOURCES).split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        if (!science && !settings.has(StreamKeys.APPLICATION_ID)) {
            settings.problem(OUTPUTS + "=" + outputs + " needs an " + StreamKeys.APPLICATION_ID
                    + " of its own: under the default one, the instance would share the work of the live stream");
        }
        boolean synthetic = switch (settings.value(SYNTHETIC)) {
            case AUTO -> !science;
            case PASS_OVER -> false;
            case SCORE -> true;
        };
        return new StreamTopics(sources, outputs, synthetic);
    }
}
