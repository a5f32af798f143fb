package io.dilepton.schemas;

/**
 * Headers of a record on {@link Topics#DLQ}, each a UTF-8 string. Key, value and headers of the original come unchanged beside them, so that a
 * record can be mended and sent again. There is no stack trace among them: the reason says what to do, the log of the application
 * says the rest.
 */
public final class DeadLetterHeaders {

    /** Why the record could not be processed: one of a few codes, such as {@code event.invalid}. */
    public static final String REASON = "dilepton.dlq.reason";

    /** What exactly is wrong, in words. */
    public static final String DETAIL = "dilepton.dlq.detail";

    /** Topic that the record was read from. */
    public static final String TOPIC = "dilepton.dlq.topic";

    /** Partition that the record was read from, decimal. */
    public static final String PARTITION = "dilepton.dlq.partition";

    /** Offset that the record was read from, decimal. */
    public static final String OFFSET = "dilepton.dlq.offset";

    /** Timestamp of the record, milliseconds since 1970-01-01T00:00:00Z, decimal. */
    public static final String TIMESTAMP = "dilepton.dlq.timestamp";

    /** Size of the original value, bytes, decimal; only where the value is too large to be copied and is left out. */
    public static final String OMITTED_BYTES = "dilepton.dlq.omitted.bytes";

    /**
     * Partition and offset on {@link Topics#DLQ} of the letter that a record was replayed from, {@code 0/15}. On the replayed record; and on
     * a letter, where the record failed again.
     */
    public static final String REPLAYED_FROM = "dilepton.dlq.replayed.from";

    private DeadLetterHeaders() {}
}
