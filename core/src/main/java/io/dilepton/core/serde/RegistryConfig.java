package io.dilepton.core.serde;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.ConfigKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a schema registry: by {@link ClusterKeys#REGISTRY} and {@link RegistryKeys}.
 *
 * @param urls base URLs, tried in order; each with the path of the API, without a slash at the end
 * @param authorization value of the Authorization header; null for none
 * @param connectTimeout time to connect
 * @param readTimeout time to answer one request
 * @param retries further attempts after a server error or a failed connection, over all URLs
 * @param retryPause pause before the first further attempt; doubled for each
 * @param tls TLS settings; null for the JVM's own
 */
public record RegistryConfig(
        List<URI> urls,
        @Nullable String authorization,
        Duration connectTimeout,
        Duration readTimeout,
        int retries,
        Duration retryPause,
        @Nullable SSLContext tls) {

    /** Prefix of TLS settings with Kafka's own names: {@code schema.registry.ssl.truststore.location} and so on. */
    public static final String TLS_PREFIX = "schema.registry.ssl.";

    private static final String PREFIX = "schema.registry.";

    /** Copies. */
    public RegistryConfig {
        urls = List.copyOf(urls);
    }

    /**
     * Reads the settings.
     *
     * @param config configuration of a Kafka client; other keys are passed over
     * @return settings
     * @throws ConfigException if a setting is missing or wrong
     */
    public static RegistryConfig parse(Map<String, ?> config) {
        String basic = text(config, RegistryKeys.BASIC_AUTH.name());
        String token = text(config, RegistryKeys.BEARER_TOKEN.name());
        if (basic != null && token != null) {
            throw new ConfigException(
                    RegistryKeys.BASIC_AUTH + " and " + RegistryKeys.BEARER_TOKEN + " exclude each other");
        }
        List<URI> urls = new ArrayList<>();
        String userInfo = basic;
        for (URI given : urls(config)) {
            if (given.getUserInfo() != null && userInfo == null && token == null) {
                userInfo = given.getUserInfo();
            }
            urls.add(withoutUserInfo(given));
        }
        return new RegistryConfig(
                urls,
                authorization(userInfo, token),
                value(config, RegistryKeys.CONNECT_TIMEOUT),
                value(config, RegistryKeys.READ_TIMEOUT),
                value(config, RegistryKeys.RETRIES),
                value(config, RegistryKeys.RETRY_PAUSE),
                tls(config));
    }

    private static @Nullable String authorization(@Nullable String userInfo, @Nullable String token) {
        if (token != null) {
            return "Bearer " + token;
        }
        return userInfo == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static List<URI> urls(Map<String, ?> config) {
        Object value = config.get(ClusterKeys.REGISTRY.name());
        List<?> parts = value instanceof List<?> list ? list : value == null ? List.of() : splitAtCommas(value);
        List<URI> urls = new ArrayList<>();
        for (Object part : parts) {
            String url = part.toString().strip().replaceAll("/+$", "");
            if (!url.isEmpty()) {
                urls.add(url(url));
            }
        }
        if (urls.isEmpty()) {
            throw new ConfigException(ClusterKeys.REGISTRY + " is missing: the base URL of the schema registry, such as"
                    + " http://127.0.0.1:8081/apis/ccompat/v7");
        }
        return urls;
    }

    private static List<String> splitAtCommas(Object value) {
        return List.of(value.toString().split(",", -1));
    }

    private static URI url(String text) {
        try {
            URI uri = URI.create(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigException(ClusterKeys.REGISTRY + ": '" + text + "' is not a URL: " + e.getMessage());
        }
        throw new ConfigException(ClusterKeys.REGISTRY + ": '" + text + "' is not an http or https URL");
    }

    private static URI withoutUserInfo(URI uri) {
        String userInfo = uri.getRawUserInfo();
        return userInfo == null ? uri : URI.create(uri.toString().replace(userInfo + "@", ""));
    }

    private static @Nullable String text(Map<String, ?> config, String key) {
        Object value = config.get(PREFIX + key);
        if (value == null) {
            value = config.get(key);
        }
        String text = value instanceof Password password ? password.value() : value == null ? "" : value.toString();
        return text.isEmpty() ? null : text;
    }

    private static <T> T value(Map<String, ?> config, ConfigKey<T> key) {
        String text = text(config, key.name());
        try {
            return key.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key.name() + " " + e.getMessage());
        }
    }

    private static @Nullable SSLContext tls(Map<String, ?> config) {
        Map<String, Object> settings = new HashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(TLS_PREFIX)) {
                settings.put(key.substring(PREFIX.length()), value);
            }
        });
        if (settings.isEmpty()) {
            return null;
        }
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(new ConfigDef().withClientSslSupport(), settings, false).values());
            return factory.sslContext();
        }
    }
}
