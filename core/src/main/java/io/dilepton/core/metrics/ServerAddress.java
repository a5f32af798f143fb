package io.dilepton.core.metrics;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** How the address of an HTTP server is written. */
public final class ServerAddress {

    private ServerAddress() {}

    /**
     * Returns the base URL of a server. One that listens on all interfaces is at 0.0.0.0, which this machine's programs can use.
     *
     * @param bound where the server listens
     * @return URL without a slash at its end
     */
    public static String url(InetSocketAddress bound) {
        InetAddress address = bound.getAddress();
        String host = bound.getHostString();
        if (address.isAnyLocalAddress()) {
            host = "0.0.0.0";
        } else if (address instanceof Inet6Address) {
            host = "[" + address.getHostAddress() + "]";
        }
        return "http://" + host + ":" + bound.getPort();
    }
}
