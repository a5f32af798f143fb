package io.dilepton.cli.stream;

import io.dilepton.cluster.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A listener with TLS and SASL/PLAIN, whose certificate is made on the spot, and the configuration that lets clients in.
 *
 * @param listener for the broker
 * @param config properties file for the clients
 * @param wrongPassword the same, but for the password
 */
record SecuredListener(Listener listener, Path config, Path wrongPassword) {

    private static final String PASSWORD = "changeit";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    static SecuredListener make(Path directory) throws IOException, InterruptedException {
        Path keys = directory.resolve("keys.p12");
        Path certificate = directory.resolve("broker.crt");
        Path trust = directory.resolve("trust.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "RSA",
                "-validity",
                "2",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                keys.toString());
        keytool("-exportcert", "-alias", "broker", "-file", certificate.toString(), "-keystore", keys.toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "broker",
                "-file",
                certificate.toString(),
                "-keystore",
                trust.toString());
        Listener listener = new Listener(
                "SECURED",
                "SASL_SSL",
                freePort(),
                Map.of(
                        "ssl.keystore.location",
                        keys.toString(),
                        "ssl.keystore.password",
                        PASSWORD,
                        "ssl.keystore.type",
                        "PKCS12",
                        "sasl.enabled.mechanisms",
                        "PLAIN",
                        "plain.sasl.jaas.config",
                        LOGIN + "user_alice=\"right\";"));
        return new SecuredListener(listener, client(directory, trust, "right"), client(directory, trust, "wrong"));
    }

    private static Path client(Path directory, Path trust, String password) throws IOException {
        return Files.writeString(
                directory.resolve(password + ".properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=%susername="alice" password="%s";
                ssl.truststore.location=%s
                ssl.truststore.password=%s
                ssl.truststore.type=PKCS12
                """.formatted(LOGIN, password, trust, PASSWORD));
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
