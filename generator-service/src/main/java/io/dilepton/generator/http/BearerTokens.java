package io.dilepton.generator.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may come in: a token for each client, or everybody. */
public final class BearerTokens {

    private static final String SCHEME = "Bearer ";

    private final Map<String, byte[]> tokens = new TreeMap<>();

    /**
     * Reads tokens.
     *
     * @param text {@code client:token}, comma-separated; empty to let everybody in
     * @throws IllegalArgumentException when the text has another form; the message does not repeat it
     */
    public BearerTokens(String text) {
        if (text.isBlank()) {
            return;
        }
        for (String entry : text.split(",", -1)) {
            int colon = entry.indexOf(':');
            String client = entry.substring(0, Math.max(0, colon)).strip();
            String token = entry.substring(colon + 1).strip();
            if (!client.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") || token.length() < 8) {
                throw new IllegalArgumentException(
                        "must be CLIENT:TOKEN, comma-separated, each token of at least 8 characters");
            }
            tokens.put(client, token.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Tells whether tokens are asked for.
     *
     * @return false where everybody may come in
     */
    public boolean areRequired() {
        return !tokens.isEmpty();
    }

    /**
     * Finds the client of a token, in a time that does not depend on how much of it is right.
     *
     * @param authorization the header; null for none
     * @return name of the client; empty where the token is nobody's
     */
    Optional<String> client(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Optional.empty();
        }
        byte[] given = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        String found = null;
        for (Map.Entry<String, byte[]> token : tokens.entrySet()) {
            if (MessageDigest.isEqual(token.getValue(), given)) {
                found = token.getKey();
            }
        }
        return Optional.ofNullable(found);
    }
}
