package io.dilepton.core.registry;

import org.jspecify.annotations.Nullable;

/**
 * Key of a record on the models topic.
 *
 * @param name model name
 * @param version version
 */
record ModelKey(String name, int version) {

    /**
     * Reads a key.
     *
     * @param text {@code name/version}
     * @return the key
     * @throws UnreadableModelException when it is none
     */
    static ModelKey parse(@Nullable String text) {
        if (text == null || !text.matches("[^/]+/[0-9]{1,9}")) {
            throw new UnreadableModelException("a model's key is name/version, not '" + text + "'", null);
        }
        int slash = text.indexOf('/');
        return new ModelKey(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    String text() {
        return name + "/" + version;
    }
}
