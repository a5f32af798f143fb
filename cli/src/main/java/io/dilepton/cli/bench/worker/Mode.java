package io.dilepton.cli.bench.worker;

/** The ways of processing events that are compared. */
public enum Mode {
    /** Kafka Streams alone: reads an event's bytes, writes ready-made records of the sizes that the product writes. */
    PASS_THROUGH("passThrough", "Kafka Streams pass-through", true),
    /** ONNX Runtime alone, at its best batch size: no Kafka. */
    INFERENCE("inference", "ONNX Runtime alone", false),
    /** Decodes, validates and enriches; no model. */
    ENRICH_ONLY("enrichOnly", "enrich only", true),
    /** The product with a batch of one event. */
    ONE_BY_ONE("oneByOne", "one by one", true),
    /** The product as it is. */
    MICRO_BATCHED("microBatched", "dilepton, micro-batched", true);

    private final String key;
    private final String label;
    private final boolean streaming;

    Mode(String key, String label, boolean streaming) {
        this.key = key;
        this.label = label;
        this.streaming = streaming;
    }

    /**
     * Returns the name in reports.
     *
     * @return camelCase key; public API
     */
    public String key() {
        return key;
    }

    /**
     * Returns the name for people.
     *
     * @return a few words
     */
    public String label() {
        return label;
    }

    /**
     * Tells whether it reads and writes topics.
     *
     * @return false for inference alone
     */
    public boolean isStreaming() {
        return streaming;
    }
}
