package io.dilepton.stream.ingest;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.event.Origin;
import io.dilepton.core.wire.EncodedEvent;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.EventKey;
import io.dilepton.schemas.DeadLetterHeaders;
import io.dilepton.stream.flow.Candidate;
import io.dilepton.stream.flow.DeadLetter;
import io.dilepton.stream.flow.Lane;
import io.dilepton.stream.flow.Ledger;
import io.dilepton.stream.flow.PassedOver;
import io.dilepton.stream.flow.Reason;
import io.dilepton.stream.flow.SourceRecord;
import io.dilepton.stream.flow.StreamMeters;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a record to a checked event, computes its kinematics, and keys it by its identity whatever its producer keyed it by. One processor
 * does it all, since each hop between processors would cost as much as a step.
 *
 * <p>Forwards an enriched event to the sink, a {@link Candidate} to the scorer whose lane takes the event, a {@link DeadLetter} for a record
 * that is no event. An event that no lane takes, that is synthetic where these are
 * not wanted, or that came before where duplicates are dropped, is counted as passed over.
 */
public final class IngestProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {

    /** Largest value that is taken for an event, bytes: twice as much still fits a Kafka message of default size. */
    public static final int MAX_EVENT_BYTES = 512 * 1024;

    /** What a scored event may have on top of an enriched one, and a batch on top of its record, bytes. */
    private static final int SCORED_MORE = 4 * 1024;

    /** Lengths of a header's key and value, bytes. */
    private static final int HEADER_MORE = 10;

    private final EventCoder coder;
    private final EventKey keys = new EventKey();
    private final StreamMeters meters;
    private final DuplicateLimits duplicateLimits;
    private final IngestOutputs outputs;
    private final boolean synthetic;
    private final Lane[] lanes;
    private final String[] scorers;
    private Ledger ledger;
    private Duplicates duplicates;
    private Instant latest = Instant.MIN;

    /**
     * Makes the processor.
     *
     * @param coder reads events and writes enriched ones; of this processor alone
     * @param duplicateLimits what is done about events that come twice
     * @param synthetic whether synthetic events are worked on; they are passed over otherwise
     * @param outputs names of the children
     * @param meters counts what comes in
     */
    public IngestProcessor(
            EventCoder coder,
            DuplicateLimits duplicateLimits,
            boolean synthetic,
            IngestOutputs outputs,
            StreamMeters meters) {
        this.coder = coder;
        this.meters = meters;
        this.duplicateLimits = duplicateLimits;
        this.outputs = outputs;
        this.synthetic = synthetic;
        this.lanes = outputs.scorers().keySet().toArray(new Lane[0]);
        this.scorers = outputs.scorers().values().toArray(new String[0]);
    }

    /**
     * Adds the store of ids to a topology where ids are remembered.
     *
     * @param topology topology that has the processor
     * @param limits what is done about events that come twice
     * @param name name of the processor
     * @return the topology
     */
    public static Topology addStores(Topology topology, DuplicateLimits limits, String name) {
        return limits.remembers() ? topology.addStateStore(Duplicates.storeBuilder(), name) : topology;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        ledger = meters.ledger(context.taskId().partition());
        duplicates = Duplicates.open(context, duplicateLimits, ledger::duplicate);
        latest = Instant.MIN;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ledger.in();
        SourceRecord source = new SourceRecord(
                record,
                context()
                        .recordMetadata()
                        .orElseThrow(() -> new IllegalStateException("a record of the source has an origin")));
        EncodedEvent event = read(record, source);
        if (event != null && isWanted(event.event()) && !isDropped(event.event(), record)) {
            enrich(record, source, event);
        }
    }

    /** Synthetic events do not come near recorded ones unless that is asked for: not onto the enriched topic either. */
    private boolean isWanted(CollisionEvent event) {
        if (synthetic || event.origin() != Origin.SYNTHETIC) {
            return true;
        }
        ledger.passedOver(PassedOver.SYNTHETIC);
        return false;
    }

    private @Nullable EncodedEvent read(Record<byte[], byte[]> record, SourceRecord source) {
        byte[] value = source.value();
        if (value == null) {
            reject(record, new DeadLetter(source, Reason.VALUE_MISSING, "the record has no value"));
            return null;
        }
        if (value.length > MAX_EVENT_BYTES) {
            String detail = value.length + " bytes are more than the " + MAX_EVENT_BYTES + " that an event may have";
            reject(record, new DeadLetter(source, Reason.VALUE_TOO_LARGE, detail));
            return null;
        }
        try {
            return coder.decode(source.topic(), record.headers(), value);
        } catch (SerializationException e) {
            reject(record, new DeadLetter(source, Reason.VALUE_UNDECODABLE, String.valueOf(e.getMessage())));
        } catch (InvalidEventException e) {
            reject(record, new DeadLetter(source, Reason.of(e.reason()), String.valueOf(e.getMessage())));
        }
        return null;
    }

    private boolean isDropped(CollisionEvent event, Record<byte[], byte[]> record) {
        if (event.eventTime().isBefore(latest)) {
            ledger.outOfOrder();
        } else {
            latest = event.eventTime();
        }
        if (!duplicates.isKnown(event.id(), record.timestamp()) || isReplayed(record)) {
            return false;
        }
        ledger.passedOver(PassedOver.DUPLICATE);
        return true;
    }

    /** A dead letter that is sent again has been read before, and has not been scored: it must not fall to its own first try. */
    private static boolean isReplayed(Record<byte[], byte[]> record) {
        return record.headers().lastHeader(DeadLetterHeaders.REPLAYED_FROM) != null;
    }

    private void enrich(Record<byte[], byte[]> record, SourceRecord source, EncodedEvent encoded) {
        CollisionEvent event = encoded.event();
        Enrichment enrichment = Enrichment.of(event);
        byte[] key = keys.bytes(event.id(), source.key());
        byte[] enriched = coder.enriched(encoded, enrichment);
        long bytes = key.length + enriched.length + bytes(record.headers()) + SCORED_MORE;
        if (bytes > outputs.mostBytes()) {
            String detail = "what is written about the event has up to " + bytes
                    + " bytes with its headers, more than the " + outputs.mostBytes() + " that the output topics take";
            reject(record, new DeadLetter(source, Reason.OUTPUT_TOO_LARGE, detail));
            return;
        }
        Record<byte[], Object> out = new Record<>(key, enriched, record.timestamp(), record.headers());
        ledger.enriched();
        context().forward(out, outputs.enriched());
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i].takes(event)) {
                context().forward(out.withValue(new Candidate(source, encoded, enrichment.pair())), scorers[i]);
                return;
            }
        }
        ledger.passedOver(PassedOver.of(event));
    }

    private static long bytes(Headers headers) {
        long bytes = 0;
        for (Header header : headers) {
            byte[] value = header.value();
            bytes += HEADER_MORE + 3L * header.key().length() + (value == null ? 0 : value.length);
        }
        return bytes;
    }

    private void reject(Record<byte[], byte[]> record, DeadLetter letter) {
        context().forward(record.withValue(letter), outputs.deadLetters());
    }
}
