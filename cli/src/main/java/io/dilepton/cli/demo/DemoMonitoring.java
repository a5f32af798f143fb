package io.dilepton.cli.demo;

import io.dilepton.cli.monitoring.PrometheusConfig;
import io.dilepton.cli.monitoring.PrometheusServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Prometheus of the demonstration, where it is asked for and installed. */
final class DemoMonitoring implements AutoCloseable {

    /** Often enough to see something within seconds. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final @Nullable PrometheusServer server;

    private DemoMonitoring(@Nullable PrometheusServer server) {
        this.server = server;
    }

    /** Starts it, with the product's rules, and says where it is; says how to get one where there is none. */
    static DemoMonitoring start(boolean wanted, DemoView view, String streamUrl) {
        return wanted ? start(PrometheusServer.installed(), view, streamUrl) : new DemoMonitoring(null);
    }

    static DemoMonitoring start(Optional<Path> program, DemoView view, String streamUrl) {
        if (program.isEmpty()) {
            view.note(PrometheusServer.INSTALL);
            return new DemoMonitoring(null);
        }
        Demo.Stopwatch stopwatch = new Demo.Stopwatch();
        URI stream = URI.create(streamUrl);
        Map<String, List<String>> targets = Map.of("dilepton-stream", List.of(stream.getAuthority()));
        PrometheusServer server =
                PrometheusServer.start(program.get(), new PrometheusConfig(targets, rules(), INTERVAL));
        view.done("Prometheus", stopwatch.seconds(), server.url() + "/graph, alerts at " + server.url() + "/alerts");
        return new DemoMonitoring(server);
    }

    /** Says again where it is. */
    void remind(DemoView view) {
        if (server != null) {
            view.note("  Prometheus: " + server.url() + "/graph?g0.expr=dilepton_z_mass_GeV&g0.tab=0");
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    private static List<Path> rules() {
        Path folder = Path.of(System.getProperty("dilepton.home", "."), "monitoring", "prometheus", "rules");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toAbsolutePath).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
