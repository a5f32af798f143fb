package io.dilepton.core.registry;

import io.dilepton.core.registry.ModelWatcher.Loaded;
import io.dilepton.core.registry.ModelWatcher.Observer;
import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one alias of one model and keeps the version that it points at loaded: what both kinds of watcher have in common.
 *
 * <p>Threads: {@link #current()} is one volatile read, for any thread. {@link #begin} runs on the thread that makes it; from then on a daemon
 * thread of its own alone loads and swaps.
 *
 * @param <T> what a model is loaded into
 */
final class AliasFollower<T extends AutoCloseable> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AliasFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MS = 2_000;

    private final String name;
    private final String aliasName;
    private final AliasTopic alias;
    private final ModelCatalogue catalogue;
    private final Function<ModelArtifact, T> loader;
    private final Observer observer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Loaded<T> current;
    private @Nullable Promotion settled;
    private boolean mayVanish;

    /**
     * Makes the follower; nothing is read yet.
     *
     * @param clients Kafka clients
     * @param name model name
     * @param aliasName alias
     * @param loader makes a model ready to serve
     * @param observer is told of swaps and refusals
     * @param timeout longest time that reading one topic may take
     */
    AliasFollower(
            RegistryClients clients,
            String name,
            String aliasName,
            Function<ModelArtifact, T> loader,
            Observer observer,
            Duration timeout) {
        this.name = name;
        this.aliasName = aliasName;
        this.alias = new AliasTopic(name, aliasName, clients.consumers().get(), this::refuse);
        this.catalogue = new ModelCatalogue(clients, timeout);
        this.loader = loader;
        this.observer = observer;
        this.thread = new Thread(this::follow, "dilepton-model-watcher-" + name + "-" + aliasName);
        thread.setDaemon(true);
    }

    /**
     * Reads the topics to their ends, loads the version that the alias must point at, and starts to follow.
     *
     * @throws ModelRegistryException when the topics cannot be read, the alias is not set, or its version cannot be loaded; the follower is
     *     closed then
     */
    Loaded<T> begin(Duration timeout) {
        try {
            alias.readToEnd(timeout);
            settled = alias.latest();
            Loaded<T> first = first(settled);
            current = first;
            thread.start();
            return first;
        } catch (RuntimeException e) {
            alias.close();
            throw e;
        }
    }

    /**
     * Reads the topics to their ends, loads the version that the alias points at, if it points at one that can be loaded, and starts to follow.
     *
     * @throws ModelRegistryException when the topics cannot be read; the follower is closed then
     */
    void beginOptional(Duration timeout) {
        mayVanish = true;
        try {
            alias.readToEnd(timeout);
            Promotion promotion = alias.latest();
            if (promotion != null && settle(promotion)) {
                settled = promotion;
            }
            thread.start();
        } catch (RuntimeException e) {
            alias.close();
            throw e;
        }
    }

    /** Returns what serves now; null before a begin and, after {@link #beginOptional}, while there is none. */
    @Nullable
    Loaded<T> current() {
        return current;
    }

    /** Stops following and closes what serves now. */
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

    private Loaded<T> first(@Nullable Promotion promotion) {
        if (promotion == null) {
            throw new ModelRegistryException(
                    "no " + aliasName + " of " + name + ": publish one with `dilepton train " + name + " --publish`");
        }
        String label = "the " + aliasName + " of " + name + ", version " + promotion.version() + ",";
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
            if (Objects.equals(promotion, settled)) {
                return;
            }
            if (settle(promotion)) {
                settled = promotion;
            } else {
                pause();
            }
        } catch (WakeupException e) {
            LOG.atTrace().log("woken up to close");
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("model", name)
                    .log("cannot follow the model now, what serves goes on: {}", e.getMessage());
            pause();
        }
    }

    /**
     * Does what the alias says now.
     *
     * @return false where the models topic does not have the version yet, as in a mirrored cluster: worth another try
     */
    private boolean settle(@Nullable Promotion promotion) {
        Loaded<T> serving = current;
        if (promotion == null) {
            vanish();
            return true;
        }
        boolean serves = serving != null && serving.manifest().version() == promotion.version();
        return serves || swap(promotion.version());
    }

    private boolean swap(int version) {
        try {
            Optional<ModelArtifact> model = catalogue.find(name, version);
            if (model.isEmpty()) {
                refuse("version " + version + " is not on topic " + Topics.MODELS + " yet");
                return false;
            }
            serve(new Loaded<>(model.get().manifest(), loader.apply(model.get())));
        } catch (ModelRegistryException e) {
            throw e;
        } catch (RuntimeException e) {
            refuse("version " + version + ": " + e.getMessage());
        }
        return true;
    }

    private void serve(Loaded<T> next) {
        Loaded<T> last = current;
        current = next;
        LOG.atInfo()
                .addKeyValue("model", name)
                .addKeyValue("alias", aliasName)
                .addKeyValue("modelVersion", next.manifest().version())
                .addKeyValue("previous", last == null ? 0 : last.manifest().version())
                .log("swapped the model");
        release(last);
        observer.swapped(next.manifest());
    }

    private void vanish() {
        if (!mayVanish) {
            refuse("the alias " + aliasName + " was removed");
            return;
        }
        Loaded<T> last = current;
        current = null;
        LOG.atInfo().addKeyValue("model", name).addKeyValue("alias", aliasName).log("the alias was removed");
        release(last);
        observer.removed();
    }

    private void refuse(String reason) {
        LOG.atWarn()
                .addKeyValue("model", name)
                .addKeyValue("alias", aliasName)
                .log("refused a promotion, what serves goes on: {}", reason);
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

    private void release(@Nullable Loaded<T> loaded) {
        try {
            if (loaded != null) {
                loaded.model().close();
            }
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("model", name).setCause(e).log("a model did not close");
        }
    }
}
