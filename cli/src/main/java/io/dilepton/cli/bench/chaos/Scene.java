package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.bench.lab.StreamSettings;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.registry.Promotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What faults strike: broker, registry, instances of the application, models. For one thread. */
final class Scene implements AutoCloseable {

    /** Name of the application that all instances share. */
    static final String APPLICATION = "dilepton-chaos";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration REGISTRY = Duration.ofSeconds(30);

    private final ClusterChild cluster;
    private final Path directory;
    private final Map<String, String> settings;
    private final SplittableRandom random;
    private final RegistryGate gate;
    private final Tail tail;
    private final Feeder feeder;
    private final List<Instance> instances = new ArrayList<>();
    private long shareEnd;
    private int kills;

    Scene(ClusterChild cluster, Path directory, Feeder feeder, ModelArtifact champion, ChaosPlan plan) {
        this.cluster = cluster;
        this.directory = directory;
        this.feeder = feeder;
        this.random = new SplittableRandom(plan.seed());
        this.gate = new RegistryGate(cluster.registry());
        this.tail = new Tail(cluster.bootstrap());
        this.settings = StreamSettings.of(cluster, APPLICATION, plan.guarantee(), directory.resolve("state"));
        this.settings.put("schema.registry.url", gate.url());
        this.settings.putAll(plan.settings());
        promote(champion);
        addInstance().start();
    }

    ClusterChild cluster() {
        return cluster;
    }

    Path directory() {
        return directory;
    }

    RegistryGate gate() {
        return gate;
    }

    /** Returns the instance that runs; the older one while there are two. */
    Instance app() {
        return instances.get(0);
    }

    /** Adds an instance of the same application, not started. */
    /**
     * A state directory in which nothing can be written, as when its disk is full, since it lies below a file: what the product keeps is in
     * memory and in topics.
     */
    private Path unwritable(String name) {
        try {
            Path file = directory.resolve("full-" + name);
            Files.write(file, new byte[0]);
            return file.resolve("state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instance addInstance() {
        String name = "app-" + (char) ('a' + instances.size());
        settings.put("state.dir", unwritable(name).toString());
        Instance instance = new Instance(name, directory, settings);
        instances.add(instance);
        return instance;
    }

    /** Takes the older of two instances out of the scene. */
    void dropOlder() {
        instances.add(instances.remove(0));
    }

    /** Kills an instance, which stays down. */
    void kill(Instance instance) {
        instance.kill();
        kills++;
    }

    /** Begins the share of the events of one fault: the first half flows at once. */
    void begin(long from, long to) {
        feeder.allow(from + (to - from) / 2);
        shareEnd = to;
    }

    /** Returns the time of now, and lets the second half of the share flow, so that new events come after this moment. */
    long moment() {
        long now = System.currentTimeMillis();
        feeder.allow(shareEnd);
        return now;
    }

    /** Waits for a random time. */
    void pause(Duration least, Duration most) {
        Tail.pause(Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis())));
    }

    /** Waits for an output that came after a moment; returns the seconds that it took. */
    double awaitOutput(long epochMillis, String fault) {
        return tail.awaitAfter(epochMillis, PATIENCE, fault);
    }

    /** Publishes a model and makes it the champion. */
    ModelManifest promote(ModelArtifact model) {
        ModelPublisher publisher = new ModelPublisher(Map.of(StreamSettings.BOOTSTRAP, cluster.bootstrap()));
        ModelManifest manifest = publisher.publish(model);
        publisher.promote(manifest.name(), manifest.version(), Promotion.CHAMPION);
        return manifest;
    }

    /** Returns the versions of a model that readers see. */
    List<ModelManifest> versions(String model) {
        return new ModelCatalogue(Map.of(StreamSettings.BOOTSTRAP, cluster.bootstrap()), REGISTRY).versions(model);
    }

    int kills() {
        return kills;
    }

    int restarts() {
        return instances.stream().mapToInt(Instance::restarts).sum();
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw CommandFailure.run(message);
        }
    }

    /** Stops the application, so that everything in flight is committed. */
    void stopApplication() {
        instances.forEach(Instance::close);
    }

    @Override
    public void close() {
        stopApplication();
        tail.close();
        gate.close();
    }
}
