package io.dilepton.stream;

import org.apache.kafka.streams.StreamsConfig;

/** What a crash may do to the output. */
public enum Guarantee {
    /** Each record takes effect once, in one transaction with its offset; readers of committed records see no other. */
    EXACTLY_ONCE_V2(StreamsConfig.EXACTLY_ONCE_V2),
    /** A record may take effect again after a crash; commits cost less. */
    AT_LEAST_ONCE(StreamsConfig.AT_LEAST_ONCE);

    private final String value;

    Guarantee(String value) {
        this.value = value;
    }

    /**
     * Returns the setting.
     *
     * @return value of {@code processing.guarantee}
     */
    public String value() {
        return value;
    }
}
