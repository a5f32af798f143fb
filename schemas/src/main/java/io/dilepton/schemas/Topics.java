package io.dilepton.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Every topic of the product with its settings, in one place. Names are public API. The admin step of an application creates them;
 * nothing relies on auto-creation.
 */
public final class Topics {

    /** Collision events as they come in: key {@code run:lumi:event}, value {@link CollisionEvent}. */
    public static final String EVENTS = "dilepton.events";

    /** Events with the kinematics of the lepton pair: same key, value {@link EnrichedEvent}. */
    public static final String ENRICHED = "dilepton.events.enriched";

    /** Events scored by the Z-candidate model: same key, value {@link ScoredEvent}. */
    public static final String SCORED_Z = "dilepton.events.scored.z";

    /** Events scored by the Higgs model: same key, value {@link ScoredEvent}. */
    public static final String SCORED_HIGGS = "dilepton.events.scored.higgs";

    /** What the challenger models make of the events that the champions scored: same key, value {@link ScoredEvent}. */
    public static final String SHADOW = "dilepton.events.shadow";

    /** Parts of time windows on their way from the tasks that score to the one that summarises; internal to the stream application. */
    public static final String WINDOW_DELTAS = "dilepton.physics.windows.deltas";

    /** Summaries of time windows: key lane, value {@link WindowSummary}: rate, spectra, Z peak, drift. */
    public static final String PHYSICS_WINDOWS = "dilepton.physics.windows";

    /** Records that could not be processed: original key and bytes, reason and origin in the headers. */
    public static final String DLQ = "dilepton.dlq";

    /** Model artefacts: key {@code name/version}, value manifest and ONNX bytes; compacted, versions never change. */
    public static final String MODELS = "dilepton.models";

    /** Which version serves: key {@code name@alias}, value the promotion with its history; compacted. */
    public static final String MODEL_ALIASES = "dilepton.models.aliases";

    /** From which offset of an event partition on a model version scored: key {@code model/topic-partition}, value JSON. */
    public static final String MODEL_SWITCHES = "dilepton.scoring.switches";

    /** Synthetic events that requests ordered: key {@code run:lumi:event}, value {@link CollisionEvent}; requests may name another topic. */
    public static final String SYNTHETIC_EVENTS = "dilepton.synthetic.events";

    /** Orders of synthetic events: key request id, value JSON; a record without a value cancels. */
    public static final String SYNTHETIC_REQUESTS = "dilepton.synthetic.requests";

    /** What became of each order: key request id, value JSON: progress, at last the receipt; compacted. */
    public static final String SYNTHETIC_STATUS = "dilepton.synthetic.status";

    /** Shards of orders and how far each has come; internal to the generator service, compacted. */
    public static final String SYNTHETIC_SHARDS = "dilepton.synthetic.shards";

    /** Largest record of {@link #MODELS}, bytes. */
    public static final int MAX_MODEL_BYTES = 64 * 1024 * 1024;

    /** Largest record of {@link #DLQ}, bytes: the largest of another topic, and headers. */
    public static final int MAX_DLQ_BYTES = 2 * 1024 * 1024;

    /** Partitions of {@link #SYNTHETIC_SHARDS}: what so many instances of the generator service at most can share. */
    private static final int SYNTHETIC_LANES = 4;

    /** A shard's progress is written with every transaction: old records of it must not pile up, since a takeover reads the topic. */
    private static final Map<String, String> SOON_COMPACTED =
            Map.of("segment.ms", "600000", "min.cleanable.dirty.ratio", "0.1");

    private static final Duration EVENT_RETENTION = Duration.ofDays(7);
    private static final Duration DLQ_RETENTION = Duration.ofDays(30);
    private static final Duration DELTA_RETENTION = Duration.ofDays(1);
    private static final Duration WINDOW_RETENTION = Duration.ofDays(365);
    private static final Duration FOREVER = Duration.ofMillis(-1);

    private static final List<TopicSpec> ALL = List.of(
            events(EVENTS),
            events(ENRICHED),
            events(SCORED_Z),
            events(SCORED_HIGGS),
            events(SHADOW),
            new TopicSpec(WINDOW_DELTAS, 1, DELTA_RETENTION, false, Map.of()),
            new TopicSpec(PHYSICS_WINDOWS, 1, WINDOW_RETENTION, false, Map.of()),
            new TopicSpec(DLQ, 1, DLQ_RETENTION, false, Map.of("max.message.bytes", String.valueOf(MAX_DLQ_BYTES))),
            new TopicSpec(MODELS, 1, FOREVER, true, Map.of("max.message.bytes", String.valueOf(MAX_MODEL_BYTES))),
            new TopicSpec(MODEL_ALIASES, 1, FOREVER, true, Map.of()),
            new TopicSpec(MODEL_SWITCHES, 1, WINDOW_RETENTION, false, Map.of()),
            events(SYNTHETIC_EVENTS),
            new TopicSpec(SYNTHETIC_REQUESTS, 1, EVENT_RETENTION, false, Map.of()),
            new TopicSpec(SYNTHETIC_STATUS, 1, FOREVER, true, Map.of()),
            new TopicSpec(SYNTHETIC_SHARDS, SYNTHETIC_LANES, FOREVER, true, SOON_COMPACTED));

    private Topics() {}

    /**
     * Returns the settings of every topic.
     *
     * @return all topics, in the order of the data flow
     */
    public static List<TopicSpec> all() {
        return ALL;
    }

    private static TopicSpec events(String name) {
        return new TopicSpec(name, TopicSpec.DEFAULT_EVENT_PARTITIONS, EVENT_RETENTION, false, Map.of());
    }
}
