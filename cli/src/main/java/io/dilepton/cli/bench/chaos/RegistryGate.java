package io.dilepton.cli.bench.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands between an application and the schema registry, so that the registry can be away for the one while it is there for others. */
final class RegistryGate implements AutoCloseable {

    private final URI target;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;
    private final int port;

    /**
     * Opens the gate on a free port.
     *
     * @param registry URL of the registry
     */
    RegistryGate(String registry) {
        this.target = URI.create(registry);
        this.port = listen(0);
    }

    /** Returns the URL of the registry behind the gate. */
    String url() {
        return "http://127.0.0.1:" + port + target.getPath();
    }

    /** Lets nobody through, and cuts who is through. */
    void shut() {
        ServerSocket open = server;
        server = null;
        closeQuietly(open);
        connections.forEach(RegistryGate::closeQuietly);
        connections.clear();
    }

    /** Lets everybody through again. */
    void open() {
        listen(port);
    }

    private int listen(int wanted) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            server = opened;
            daemon(() -> accept(opened));
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("the gate to the registry does not open", e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                connect(opened.accept());
            } catch (IOException e) {
                // Shut: the loop ends.
            }
        }
    }

    private void connect(Socket inside) {
        connections.add(inside);
        try {
            Socket outside = new Socket(target.getHost(), target.getPort());
            connections.add(outside);
            daemon(() -> pump(inside, outside));
            daemon(() -> pump(outside, inside));
        } catch (IOException e) {
            // The registry itself is away: the application sees a closed connection.
            closeQuietly(inside);
            connections.remove(inside);
        }
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One side has ended: the other is ended below.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            connections.remove(from);
            connections.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "registry-gate");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(java.io.@Nullable Closeable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is of no more use in any case.
        }
    }

    @Override
    public void close() {
        shut();
    }
}
