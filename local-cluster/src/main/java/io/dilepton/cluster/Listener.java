package io.dilepton.cluster;

import java.util.Locale;
import java.util.Map;

/**
 * A further address of the broker on loopback, such as one with TLS and SASL.
 *
 * @param name name of the listener: upper-case letters
 * @param protocol security protocol: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
 * @param port port, free
 * @param settings settings of this listener by Kafka's keys without prefix, such as {@code ssl.keystore.location}
 */
public record Listener(String name, String protocol, int port, Map<String, String> settings) {

    /** Copies. */
    public Listener {
        if (!name.matches("[A-Z]+")) {
            throw new IllegalArgumentException("the name of a listener must be upper-case letters, not '" + name + "'");
        }
        settings = Map.copyOf(settings);
    }

    /**
     * Returns where it listens.
     *
     * @return host:port
     */
    public String address() {
        return Ports.LOOPBACK + ":" + port;
    }

    String endpoint() {
        return name + "://" + address();
    }

    String prefix() {
        return "listener.name." + name.toLowerCase(Locale.ROOT) + ".";
    }
}
