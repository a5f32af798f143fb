package io.dilepton.core.registry;

import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one alias of one model and keeps the version that it points at loaded.
 *
 * <p>Threads: {@link #current()} is one volatile read, for any thread. A daemon thread of the watcher's own follows the aliases topic,
 * loads each new target, and swaps the reference. It never throws into its readers: a version that cannot be loaded is logged and
 * reported to the observer, and the one before it keeps serving. What a version was loaded into is closed once it is swapped out, so a
 * reader that finds it closed asks for {@link #current()} again.
 *
 * @param <T> what a model is loaded into
 */
public final class ModelWatcher<T extends AutoCloseable> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelWatcher.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MS = 2_000;

    private final String name;
    private final AliasTopic alias;
    private final ModelCatalogue catalogue;
    private final Function<ModelArtifact, T> loader;
    private final Observer observer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Loaded<T> current;
    private @Nullable Promotion settled;

    private ModelWatcher(
            String name,
            AliasTopic alias,
            ModelCatalogue catalogue,
            Function<ModelArtifact, T> loader,
            Observer observer,
            Loaded<T> first) {
        this.name = name;
        this.alias = alias;
        this.catalogue = catalogue;
        this.loader = loader;
        this.observer = observer;
        this.current = first;
        this.settled = alias.latest();
        this.thread = new Thread(this::follow, "dilepton-model-watcher-" + name);
        thread.setDaemon(true);
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
        AliasTopic aliasTopic =
                new AliasTopic(name, alias, clients.consumers().get(), reason -> refuse(name, observer, reason));
        try {
            aliasTopic.readToEnd(timeout);
            ModelCatalogue catalogue = new ModelCatalogue(clients, timeout);
            Loaded<T> first = first(name, alias, aliasTopic.latest(), catalogue, loader);
            ModelWatcher<T> watcher = new ModelWatcher<>(name, aliasTopic, catalogue, loader, observer, first);
            watcher.thread.start();
            return watcher;
        } catch (RuntimeException e) {
            aliasTopic.close();
            throw e;
        }
    }

    /**
     * Returns the model that serves now.
     *
     * @return what the loader made of it, with its manifest
     */
    public Loaded<T> current() {
        return current;
    }

    /** Stops following and closes the model that serves now. */
    @Override
    public void close() {
        closing.countDown();
        alias.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release(current);
    }

    private static <T> Loaded<T> first(
            String name,
            String alias,
            @Nullable Promotion promotion,
            ModelCatalogue catalogue,
            Function<ModelArtifact, T> loader) {
        if (promotion == null) {
            throw new ModelRegistryException(
                    "no " + alias + " of " + name + ": publish one with `dilepton train " + name + " --publish`");
        }
        String label = "the " + alias + " of " + name + ", version " + promotion.version() + ",";
        try {
            ModelArtifact model = catalogue
                    .find(name, promotion.version())
                    .orElseThrow(() -> new ModelRegistryException(label + " is not on topic " + Topics.MODELS));
            return new Loaded<>(model.manifest(), loader.apply(model));
        } catch (ModelRegistryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelRegistryException(label + " cannot be served: " + e.getMessage(), e);
        }
    }

    private void follow() {
        try (alias) {
            while (closing.getCount() > 0) {
                tick();
            }
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("model", name).setCause(e).log("the model watcher ended; swaps need a restart");
        }
    }

    private void tick() {
        try {
            alias.poll(POLL);
            Promotion promotion = alias.latest();
            if (promotion != null && !promotion.equals(settled) && swap(promotion)) {
                settled = promotion;
            }
        } catch (WakeupException e) {
            LOG.atTrace().log("woken up to close");
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("model", name)
                    .log("cannot follow the model now, the last version keeps serving: {}", e.getMessage());
            pause();
        }
    }

    /**
     * Serves a promoted version.
     *
     * @return false where the models topic does not have it yet, as in a mirrored cluster: worth another try
     */
    private boolean swap(Promotion promotion) {
        if (promotion.version() == current.manifest().version()) {
            return true;
        }
        try {
            Optional<ModelArtifact> model = catalogue.find(name, promotion.version());
            if (model.isEmpty()) {
                refuse(name, observer, "version " + promotion.version() + " is not on topic " + Topics.MODELS + " yet");
                pause();
                return false;
            }
            serve(new Loaded<>(model.get().manifest(), loader.apply(model.get())));
        } catch (ModelRegistryException e) {
            throw e;
        } catch (RuntimeException e) {
            refuse(name, observer, "version " + promotion.version() + ": " + e.getMessage());
        }
        return true;
    }

    private void serve(Loaded<T> next) {
        Loaded<T> last = current;
        current = next;
        LOG.atInfo()
                .addKeyValue("model", name)
                .addKeyValue("modelVersion", next.manifest().version())
                .addKeyValue("previous", last.manifest().version())
                .log("swapped the model");
        observer.swapped(next.manifest());
        release(last);
    }

    private static void refuse(String name, Observer observer, String reason) {
        LOG.atWarn().addKeyValue("model", name).log("refused a promotion, the last version keeps serving: {}", reason);
        observer.refused(reason);
    }

    private void pause() {
        try {
            if (closing.await(RETRY_MS, TimeUnit.MILLISECONDS)) {
                LOG.atTrace().log("closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private void release(Loaded<T> loaded) {
        try {
            loaded.model().close();
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("model", name).setCause(e).log("a model did not close");
        }
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
    }
}
