package io.dilepton.generator;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.Settings;
import io.dilepton.core.serde.RegistryKeys;
import io.dilepton.generator.http.BearerTokens;
import io.dilepton.generator.request.Quotas;
import io.dilepton.generator.request.TargetTopics;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the generator service, checked. {@link GeneratorKeys} documents the keys.
 *
 * @param clients brokers, registry, and everything that goes to clients and serdes as it is, by key
 * @param id {@link GeneratorKeys#ID}
 * @param instance {@link GeneratorKeys#INSTANCE}
 * @param host {@link GeneratorKeys#HOST}
 * @param port {@link GeneratorKeys#PORT}
 * @param tokens {@link GeneratorKeys#TOKENS}
 * @param topics {@link GeneratorKeys#TOPICS}
 * @param quotas {@link GeneratorKeys#QUOTA_RATE} and {@link GeneratorKeys#QUOTA_STREAMS}
 * @param metricsHost {@link GeneratorKeys#METRICS_HOST}
 * @param metricsPort {@link GeneratorKeys#METRICS_PORT}
 */
public record GeneratorConfig(
        Map<String, Object> clients,
        String id,
        String instance,
        String host,
        int port,
        BearerTokens tokens,
        TargetTopics topics,
        Quotas quotas,
        String metricsHost,
        int metricsPort) {

    /** Copies. */
    public GeneratorConfig {
        clients = Map.copyOf(clients);
    }

    /**
     * Reads the settings of a program.
     *
     * @param given settings by key
     * @return checked settings
     * @throws io.dilepton.core.config.ConfigurationException naming everything that is wrong or unknown
     */
    public static GeneratorConfig parse(Map<String, String> given) {
        return of(Settings.of(given, GeneratorKeys.known()));
    }

    /**
     * Reads settings.
     *
     * @param settings settings that know at least {@link GeneratorKeys#known}
     * @return checked settings
     * @throws io.dilepton.core.config.ConfigurationException naming everything that is wrong or unknown
     */
    public static GeneratorConfig of(Settings settings) {
        Map<String, Object> clients = new TreeMap<>(settings.except(GeneratorKeys.all()));
        clients.put(ClusterKeys.BOOTSTRAP.name(), settings.value(ClusterKeys.BOOTSTRAP));
        clients.put(ClusterKeys.REGISTRY.name(), settings.value(ClusterKeys.REGISTRY));
        RegistryKeys.all().forEach(settings::value);
        GeneratorConfig config = new GeneratorConfig(
                clients,
                settings.value(GeneratorKeys.ID),
                settings.value(GeneratorKeys.INSTANCE).orElseGet(GeneratorConfig::instanceName),
                settings.value(GeneratorKeys.HOST),
                settings.value(GeneratorKeys.PORT),
                tokens(settings),
                new TargetTopics(
                        Arrays.stream(settings.value(GeneratorKeys.TOPICS).split(",", -1))
                                .map(String::strip)
                                .toList()),
                new Quotas(settings.value(GeneratorKeys.QUOTA_RATE), settings.value(GeneratorKeys.QUOTA_STREAMS)),
                settings.value(GeneratorKeys.METRICS_HOST),
                settings.value(GeneratorKeys.METRICS_PORT));
        settings.check();
        return config;
    }

    private static BearerTokens tokens(Settings settings) {
        try {
            return GeneratorKeys.tokens(settings.value(GeneratorKeys.TOKENS));
        } catch (IllegalArgumentException e) {
            settings.problem(GeneratorKeys.TOKENS + " " + e.getMessage());
            return new BearerTokens("");
        }
    }

    private static String instanceName() {
        return System.getenv().getOrDefault("HOSTNAME", "local") + "-"
                + ProcessHandle.current().pid();
    }
}
