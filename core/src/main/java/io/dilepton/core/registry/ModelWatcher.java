package io.dilepton.core.registry;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Follows one alias of one model, which must be set, and keeps the version that it points at loaded.
 *
 * <p>Threads: {@link #current()} is one volatile read, for any thread. A daemon thread of the watcher's own follows the aliases topic,
 * loads each new target, and swaps the reference. It never throws into its readers: a version that cannot be loaded is logged and
 * reported to the observer, and the one before it keeps serving. What a version was loaded into is closed once it is swapped out, so a
 * reader that finds it closed asks for {@link #current()} again.
 *
 * @param <T> what a model is loaded into
 */
public final class ModelWatcher<T extends AutoCloseable> implements AutoCloseable {

    private final AliasFollower<T> follower;

    private ModelWatcher(AliasFollower<T> follower) {
        this.follower = follower;
    }

    /**
     * Reads the topics to their ends, loads the version that the alias points at, and starts to follow.
     *
     * @param clientConfig Kafka client configuration: {@code bootstrap.servers} and whatever security needs
     * @param name model name
     * @param alias alias, such as {@link Promotion#CHAMPION}
     * @param loader checks a model and makes it ready to serve; throws a RuntimeException that says why it cannot
     * @param observer is told of swaps and refusals
     * @param timeout longest time that reading one topic may take at the start
     * @param <T> what a model is loaded into
     * @return the watcher, with a model loaded; the caller closes it
     * @throws ModelRegistryException when the topics cannot be read, the alias is not set, or its version cannot be loaded
     */
    public static <T extends AutoCloseable> ModelWatcher<T> start(
            Map<String, Object> clientConfig,
            String name,
            String alias,
            Function<ModelArtifact, T> loader,
            Observer observer,
            Duration timeout) {
        return start(RegistryClients.of(clientConfig), name, alias, loader, observer, timeout);
    }

    static <T extends AutoCloseable> ModelWatcher<T> start(
            RegistryClients clients,
            String name,
            String alias,
            Function<ModelArtifact, T> loader,
            Observer observer,
            Duration timeout) {
        AliasFollower<T> follower = new AliasFollower<>(clients, name, alias, loader, observer, timeout);
        follower.begin(timeout);
        return new ModelWatcher<>(follower);
    }

    /**
     * Starts to follow an alias that may be absent, appear, move and vanish at any time, such as {@link Promotion#CHALLENGER}. Reads the topics to
     * their ends first, so that a version that the alias points at now is loaded when this returns.
     *
     * @param clientConfig Kafka client configuration: {@code bootstrap.servers} and whatever security needs
     * @param name model name
     * @param alias alias
     * @param loader checks a model and makes it ready to serve; throws a RuntimeException that says why it cannot
     * @param observer is told of swaps, also the one to the first version, of refusals, and when the alias is removed
     * @param timeout longest time that reading one topic may take at the start
     * @param <T> what a model is loaded into
     * @return the watcher; the caller closes it
     * @throws ModelRegistryException when the topics cannot be read
     */
    public static <T extends AutoCloseable> OptionalModelWatcher<T> startOptional(
            Map<String, Object> clientConfig,
            String name,
            String alias,
            Function<ModelArtifact, T> loader,
            Observer observer,
            Duration timeout) {
        return startOptional(RegistryClients.of(clientConfig), name, alias, loader, observer, timeout);
    }

    static <T extends AutoCloseable> OptionalModelWatcher<T> startOptional(
            RegistryClients clients,
            String name,
            String alias,
            Function<ModelArtifact, T> loader,
            Observer observer,
            Duration timeout) {
        AliasFollower<T> follower = new AliasFollower<>(clients, name, alias, loader, observer, timeout);
        follower.beginOptional(timeout);
        return new OptionalModelWatcher<>(follower);
    }

    /**
     * Returns the model that serves now.
     *
     * @return what the loader made of it, with its manifest
     */
    public Loaded<T> current() {
        return Objects.requireNonNull(follower.current(), "a watcher that has started serves a model");
    }

    /** Stops following and closes the model that serves now. */
    @Override
    public void close() {
        follower.close();
    }

    /**
     * A model that serves.
     *
     * @param manifest its manifest
     * @param model what the loader made of it
     * @param <T> type of that
     */
    public record Loaded<T>(ModelManifest manifest, T model) {}

    /** Is told what the watcher does; mostly on the watcher's thread, so it must not block. */
    public interface Observer {

        /**
         * A new version serves.
         *
         * @param manifest its manifest
         */
        void swapped(ModelManifest manifest);

        /**
         * A version cannot be served, the last one keeps serving.
         *
         * @param reason which version, and why
         */
        void refused(String reason);

        /** The alias was removed, and nothing serves now. Told only by {@link OptionalModelWatcher}s. */
        default void removed() {}
    }
}
