package io.dilepton.cli.config;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.serde.RegistryKeys;
import io.dilepton.generator.GeneratorKeys;
import io.dilepton.stream.StreamKeys;
import java.util.List;

/**
 * Keys that belong together.
 *
 * @param title heading
 * @param scope which commands they are for
 * @param keys keys
 */
record KeySection(String title, String scope, List<ConfigKey<?>> keys) {

    /** Copies. */
    KeySection {
        keys = List.copyOf(keys);
    }

    /** Returns every key of the product in the order of the documentation. */
    static List<KeySection> all() {
        return List.of(
                new KeySection("Cluster", "every command that talks to a cluster", ClusterKeys.all()),
                new KeySection(
                        "Schema registry and serdes", "every command that talks to a cluster", RegistryKeys.all()),
                new KeySection("Stream", "`dilepton stream`; other commands pass them over", StreamKeys.all()),
                new KeySection(
                        "Generator service",
                        "`dilepton generator serve`; other commands pass them over",
                        GeneratorKeys.all()));
    }
}
