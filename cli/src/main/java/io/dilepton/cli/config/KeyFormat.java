package io.dilepton.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.KnownKeys;
import java.util.List;

/** How the keys are listed. */
enum KeyFormat {
    /** For a terminal. */
    TEXT {
        @Override
        String of(List<KeySection> sections) {
            StringBuilder text = new StringBuilder();
            for (KeySection section : sections) {
                text.append(section.title())
                        .append(", ")
                        .append(plain(section.scope()))
                        .append("\n\n");
                for (ConfigKey<?> key : section.keys()) {
                    text.append("  ")
                            .append(key.name())
                            .append(" = ")
                            .append(byDefault(key))
                            .append('\n');
                    text.append("      ").append(plain(key.text())).append('\n');
                    text.append("      ").append(allowed(key)).append("; ").append(KnownKeys.variable(key.name()));
                    text.append("\n\n");
                }
            }
            return text.toString();
        }

        private String allowed(ConfigKey<?> key) {
            String unit = key.unit().isEmpty() ? "" : " " + key.unit();
            return key.type().name() + ", " + key.type().validation() + unit;
        }
    },
    /** The page docs/configuration.md. */
    MARKDOWN {
        @Override
        String of(List<KeySection> sections) {
            return ConfigurationPage.of(sections);
        }
    },
    /** An example file: every key with its default, commented out. */
    PROPERTIES {
        @Override
        String of(List<KeySection> sections) {
            StringBuilder file = new StringBuilder(FILE_INTRODUCTION);
            for (KeySection section : sections) {
                file.append("\n# --- ").append(section.title()).append(": for ");
                file.append(plain(section.scope())).append("\n");
                for (ConfigKey<?> key : section.keys()) {
                    String unit = key.unit().isEmpty() ? "" : " " + key.unit();
                    file.append("\n# ").append(plain(key.text())).append('\n');
                    file.append("# ")
                            .append(key.type().validation())
                            .append(unit)
                            .append('\n');
                    file.append('#')
                            .append(key.name())
                            .append('=')
                            .append(key.byDefault())
                            .append('\n');
                }
            }
            return file.toString();
        }
    },
    /** For programs. */
    JSON {
        @Override
        String of(List<KeySection> sections) {
            ObjectMapper mapper = new ObjectMapper();
            ArrayNode keys = mapper.createArrayNode();
            sections.forEach(section -> section.keys()
                    .forEach(key -> keys.addObject()
                            .put("name", key.name())
                            .put("variable", KnownKeys.variable(key.name()))
                            .put("section", section.title())
                            .put("type", key.type().name())
                            .put("validation", key.type().validation())
                            .put("unit", key.unit())
                            .put("default", key.byDefault())
                            .put("text", key.text())));
            try {
                return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree of text is always JSON", e);
            }
        }
    };

    private static final String FILE_INTRODUCTION = """
            # Settings of dilepton. Every line is a comment and shows the default: take the # away from what you change.
            # Flags (--set KEY=VALUE) and environment variables win over this file. Every other key of Kafka's clients may stand here, too:
            # security.protocol, sasl.mechanism, ssl.truststore.location, ... `dilepton config show` prints what is in force, and from where.
            """;

    /** Lists the keys. */
    abstract String of(List<KeySection> sections);

    private static String byDefault(ConfigKey<?> key) {
        return key.byDefault().isEmpty() ? "(none)" : key.byDefault();
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }
}
