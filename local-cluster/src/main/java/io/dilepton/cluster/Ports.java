package io.dilepton.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * The ports of one cluster on loopback, all different.
 *
 * @param broker port that Kafka clients connect to
 * @param controller port of the broker's own controller
 * @param registry port of the schema registry
 */
record Ports(int broker, int controller, int registry) {

    /** Address that everything listens on. */
    static final String LOOPBACK = "127.0.0.1";

    /** Free ports are taken from below the range that systems use for outgoing connections, so that none takes one in between. */
    private static final int FIRST = 20_000;

    private static final int BEYOND = 32_000;
    private static final int ATTEMPTS = 200;

    Ports {
        if (broker == controller || broker == registry || controller == registry) {
            throw new IllegalArgumentException(
                    "the ports must differ: " + broker + ", " + controller + ", " + registry);
        }
    }

    /**
     * Chooses the ports.
     *
     * @param broker port of the broker; 0 for a free one
     * @param registry port of the registry; 0 for a free one
     * @param candidates free ports are the first of these that nothing listens on
     * @throws ClusterException if a given port is in use, or no free one is found
     */
    static Ports choose(int broker, int registry, IntSupplier candidates) {
        int brokerPort = broker == 0 ? free(candidates, registry) : requireFree("broker", broker);
        int registryPort = registry == 0 ? free(candidates, brokerPort) : requireFree("schema registry", registry);
        return new Ports(brokerPort, free(candidates, brokerPort, registryPort), registryPort);
    }

    /** Candidates in random order, so that clusters that start at the same time rarely meet. */
    static IntSupplier randomCandidates() {
        return () -> ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
    }

    static ClusterException inUse(String whose, int port) {
        return new ClusterException(
                "port " + port + " for the " + whose + " is in use; stop what listens there, or give another port");
    }

    private static int requireFree(String whose, int port) {
        if (!isFree(port)) {
            throw inUse(whose, port);
        }
        return port;
    }

    private static int free(IntSupplier candidates, int... taken) {
        return IntStream.generate(candidates)
                .limit(ATTEMPTS)
                .filter(port -> IntStream.of(taken).noneMatch(other -> other == port))
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new ClusterException(
                        "no free port found between " + FIRST + " and " + BEYOND + " on " + LOOPBACK));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
