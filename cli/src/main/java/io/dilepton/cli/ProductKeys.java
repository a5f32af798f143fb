package io.dilepton.cli;

import io.dilepton.core.config.KnownKeys;
import io.dilepton.generator.GeneratorKeys;
import io.dilepton.stream.StreamKeys;

/** The keys of every program of the product, which one configuration file may serve. */
public final class ProductKeys {

    private ProductKeys() {}

    /**
     * Returns every key.
     *
     * @return keys of the stream and of the generator service, and Kafka's
     */
    public static KnownKeys known() {
        return StreamKeys.known().and(GeneratorKeys.all());
    }
}
