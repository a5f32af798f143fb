package io.dilepton.stream.scoring;

import io.dilepton.core.inference.ScoringException;
import io.dilepton.core.metrics.Histogram;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.Promotion;
import io.dilepton.core.wire.EventCoder;
import io.dilepton.core.wire.Provenance;
import io.dilepton.core.wire.ScoredDraft;
import io.dilepton.stream.commit.CommitHook;
import io.dilepton.stream.commit.CommitPhase;
import io.dilepton.stream.flow.Candidate;
import io.dilepton.stream.flow.DeadLetter;
import io.dilepton.stream.flow.Ledger;
import io.dilepton.stream.flow.PassedOver;
import io.dilepton.stream.flow.Reason;
import io.dilepton.stream.flow.ScoredBatch;
import io.dilepton.stream.flow.SourceRecord;
import io.dilepton.stream.flow.StreamMeters;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Scores the candidates of one lane in batches. A batch is scored when it is full, when its first event has waited long enough, when another
 * champion serves, and before each commit, so that no offset is ever committed of an event that still waits. Events leave in the order in
 * which they came.
 *
 * <p>Forwards scored events, the challenger's scores, dead letters, model switches and whole batches to one child each
 * ({@link ScoreOutputs}).
 */
public final class ScoreProcessor extends ContextualProcessor<byte[], Candidate, byte[], Object> {

    private final ScoringLane lane;
    private final EventCoder coder;
    private final BatchLimits limits;
    private final ScoreOutputs outputs;
    private final StreamMeters streamMeters;
    private final ScoringMeters meters;
    private final Batch batch;
    private final CurrentScorer champion;
    private final Shadow shadow;
    private final ScoreBins bins = new ScoreBins();
    private @Nullable Histogram scores;
    private Ledger ledger;

    /**
     * Makes the processor.
     *
     * @param lane which events, which models
     * @param limits bounds of a batch
     * @param coder writes scored events; of this processor alone
     * @param outputs names of the children
     * @param streamMeters counts what is scored
     * @param meters measures how
     */
    public ScoreProcessor(
            ScoringLane lane,
            BatchLimits limits,
            EventCoder coder,
            ScoreOutputs outputs,
            StreamMeters streamMeters,
            ScoringMeters meters) {
        this.lane = lane;
        this.limits = limits;
        this.coder = coder;
        this.outputs = outputs;
        this.streamMeters = streamMeters;
        this.meters = meters;
        this.batch = new Batch(limits.size());
        this.champion = new CurrentScorer(lane.champion());
        this.shadow = new Shadow(lane, limits, meters);
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        ledger = streamMeters.ledger(context.taskId().partition());
        CommitHook.register(context, CommitPhase.SCORE, this::flush, batch::clear);
        context.schedule(limits.maxWait(), PunctuationType.WALL_CLOCK_TIME, now -> flush());
    }

    @Override
    public void process(Record<byte[], Candidate> record) {
        Candidate candidate = record.value();
        if (champion.isStale()) {
            flush();
            takeUp(record, candidate.source());
        }
        ServedModel model = champion.model();
        if (model == null) {
            ledger.passedOver(PassedOver.NO_MODEL);
        } else if (!model.features().appliesTo(candidate.event().event())) {
            ledger.passedOver(PassedOver.FEATURE_SET);
        } else {
            add(record, candidate);
        }
    }

    @Override
    public void close() {
        batch.clear();
        champion.close();
        shadow.close();
    }

    private void add(Record<byte[], Candidate> record, Candidate candidate) {
        String undefined = batch.extract(candidate.event().event());
        if (undefined == null) {
            batch.take(record, draft(candidate, batch.model(), outputs.scoredTopic()));
            if (batch.isFull()) {
                flush();
            }
        } else {
            String key = candidate.event().event().id().key();
            String detail = "event " + key + ": feature " + undefined + " is not a finite number";
            DeadLetter letter = new DeadLetter(candidate.source(), Reason.FEATURES_UNDEFINED, detail);
            context().forward(record.withValue(letter), outputs.deadLetters());
        }
    }

    /** Takes up the champion of now and records from which record on it scores. */
    private void takeUp(Record<byte[], Candidate> record, SourceRecord first) {
        ServedModel last = champion.model();
        champion.refresh();
        ServedModel next = champion.model();
        if (next != null) {
            batch.prepareFor(next);
            scores = meters.scores(next.manifest(), Promotion.CHAMPION);
            Integer previous = last == null ? null : last.manifest().version();
            ModelSwitch change = new ModelSwitch(next.manifest(), previous, first);
            context().forward(new Record<>(change.key(), change.value(), record.timestamp()), outputs.switches());
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        long begin = System.nanoTime();
        champion.score(batch.features(), batch.size(), batch.probabilities());
        long end = System.nanoTime();
        for (int i = 0; i < batch.size(); i++) {
            requireProbability(i);
            bins.add(batch.probability(i));
            forward(batch.record(i), batch.draft(i).complete(batch.probability(i)), outputs.scored());
        }
        ledger.scored(lane.lane(), batch.size());
        measure(begin, end);
        int shadowed = shadow.score(batch);
        for (int i = 0; i < shadowed; i++) {
            Record<byte[], Candidate> record = batch.record(shadow.index(i));
            ScoredDraft draft = draft(record.value(), shadow.manifest(), outputs.shadowTopic());
            forward(record, draft.complete(shadow.probability(i)), outputs.shadow());
        }
        if (outputs.batches() != null) {
            Record<byte[], Candidate> last = batch.record(batch.size() - 1);
            context().forward(new Record<>(last.key(), (ScoredBatch) batch, last.timestamp()), outputs.batches());
        }
        batch.clear();
    }

    private void measure(long begin, long end) {
        long age = System.currentTimeMillis() - batch.record(0).timestamp();
        meters.batch(batch.size(), begin - batch.firstNanos(), end - begin, age);
        if (scores != null) {
            bins.addTo(scores);
        }
    }

    private ScoredDraft draft(Candidate candidate, ModelManifest model, String topic) {
        SourceRecord source = candidate.source();
        Provenance provenance = new Provenance(model, source.topic(), source.partition(), source.offset());
        return coder.scored(topic, candidate.event(), candidate.pair(), provenance);
    }

    private void forward(Record<byte[], Candidate> record, byte[] value, String child) {
        context().forward(new Record<>(record.key(), value, record.timestamp(), record.headers()), child);
    }

    /** A model that gives no probability for finite features is broken, and no record's fault: the application stops. */
    private void requireProbability(int index) {
        float probability = batch.probability(index);
        if (!(probability >= 0 && probability <= 1)) {
            ModelManifest model = batch.model();
            throw new ScoringException(
                    "model " + model.name() + "/" + model.version() + " scored event "
                            + batch.record(index).value().event().event().id().key() + " as " + probability
                            + ", which is no probability: promote another version",
                    null);
        }
    }
}
