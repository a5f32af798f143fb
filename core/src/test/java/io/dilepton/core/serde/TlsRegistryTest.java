package io.dilepton.core.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dilepton.core.config.ClusterKeys;
import io.dilepton.schemas.CollisionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry behind TLS with a certificate that no public authority signed. */
class TlsRegistryTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private static Path keys;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        keys = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "RSA",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=registry",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .start();
        assertThat(keytool.waitFor()).isZero();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", exchange -> {
            byte[] answer = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void shouldTrustTheCertificateWhenItsTruststoreIsGiven() {
        SchemaRegistry registry = SchemaRegistry.connect(Map.of(
                ClusterKeys.REGISTRY.name(),
                url(),
                RegistryConfig.TLS_PREFIX + "truststore.location",
                keys.toString(),
                RegistryConfig.TLS_PREFIX + "truststore.password",
                PASSWORD,
                RegistryConfig.TLS_PREFIX + "truststore.type",
                "PKCS12"));
        assertThat(registry.register("a-value", CollisionEvent.getClassSchema()))
                .isEqualTo(7);
    }

    @Test
    void shouldRefuseTheCertificateWhenNoTruststoreHasIt() {
        SchemaRegistry registry =
                SchemaRegistry.connect(Map.of(ClusterKeys.REGISTRY.name(), url(), RegistryKeys.RETRIES.name(), "0"));
        assertThatThrownBy(() -> registry.register("a-value", CollisionEvent.getClassSchema()))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(url());
    }
}
