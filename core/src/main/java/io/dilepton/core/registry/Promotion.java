package io.dilepton.core.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * An alias that points at a version of a model, with how it came there.
 *
 * @param name model name
 * @param alias alias, such as {@code champion}
 * @param version version that the alias points at
 * @param promotedAt when it was moved there
 * @param history earlier versions, newest first, at most {@value #MAX_HISTORY}
 */
public record Promotion(String name, String alias, int version, Instant promotedAt, List<Past> history) {

    /** Alias of the version that serves. */
    public static final String CHAMPION = "champion";

    /** Alias of the version that scores the same events in the shadow of the champion. */
    public static final String CHALLENGER = "challenger";

    /** Longest history kept; older entries are dropped. */
    public static final int MAX_HISTORY = 100;

    /** Checks the ranges and copies. */
    public Promotion {
        if (!alias.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "an alias has lower-case letters, digits and dashes, not '" + alias + "'");
        }
        if (version < 1) {
            throw new IllegalArgumentException("model " + name + ": versions start at 1, not " + version);
        }
        history = history.stream().limit(MAX_HISTORY).toList();
    }

    /**
     * Returns the record key.
     *
     * @return {@code name@alias}
     */
    public String key() {
        return key(name, alias);
    }

    /**
     * Moves the alias, remembering where it was.
     *
     * @param newVersion version that the alias is to point at
     * @param at when
     * @return the new promotion
     */
    Promotion moved(int newVersion, Instant at) {
        List<Past> past = Stream.concat(Stream.of(new Past(version, promotedAt, false)), history.stream())
                .toList();
        return new Promotion(name, alias, newVersion, at, past);
    }

    /**
     * Moves the alias back to where it was before, passing over what earlier rollbacks have been over.
     *
     * @param isAvailable tells whether a version can still be served
     * @param at when
     * @return the new promotion; empty where there is nothing to go back to
     */
    Optional<Promotion> rolledBack(IntPredicate isAvailable, Instant at) {
        for (int target = 0; target < history.size(); target++) {
            Past past = history.get(target);
            if (!past.undone() && past.version() != version && isAvailable.test(past.version())) {
                List<Past> undone = new ArrayList<>(List.of(new Past(version, promotedAt, true)));
                history.subList(0, target + 1)
                        .forEach(entry -> undone.add(new Past(entry.version(), entry.promotedAt(), true)));
                undone.addAll(history.subList(target + 1, history.size()));
                return Optional.of(new Promotion(name, alias, past.version(), at, undone));
            }
        }
        return Optional.empty();
    }

    static String key(String name, String alias) {
        return name + "@" + alias;
    }

    /**
     * An earlier target of the alias.
     *
     * @param version version
     * @param promotedAt when the alias was moved there
     * @param undone whether a rollback has been over it: the next one goes further back
     */
    public record Past(int version, Instant promotedAt, boolean undone) {}
}
