package io.dilepton.core.registry;

import org.jspecify.annotations.Nullable;

/**
 * Follows one alias of one model that may be absent, appear, move and vanish at any time, and keeps the version that it points at loaded. Made
 * by {@link ModelWatcher#startOptional}.
 *
 * <p>Threads and closing as in {@link ModelWatcher}. A version that cannot be loaded is logged and reported to the observer; what served
 * before it, if anything, keeps serving.
 *
 * @param <T> what a model is loaded into
 */
public final class OptionalModelWatcher<T extends AutoCloseable> implements AutoCloseable {

    private final AliasFollower<T> follower;

    OptionalModelWatcher(AliasFollower<T> follower) {
        this.follower = follower;
    }

    /**
     * Returns the model that serves now.
     *
     * @return what the loader made of it, with its manifest; null while the alias is not set, or has never pointed at a version that can be
     *     loaded
     */
    public ModelWatcher.@Nullable Loaded<T> current() {
        return follower.current();
    }

    /** Stops following and closes the model that serves now, if there is one. */
    @Override
    public void close() {
        follower.close();
    }
}
