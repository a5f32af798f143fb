package io.dilepton.stream.scoring;

import io.dilepton.core.registry.ModelManifest;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.stream.flow.Candidate;
import io.dilepton.stream.flow.DeadLetter;
import io.dilepton.stream.flow.PassedOver;
import io.dilepton.stream.flow.Reason;
import io.dilepton.stream.flow.SourceRecord;
import io.dilepton.stream.flow.StreamMeters;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Scores each candidate that the champion's feature set applies to, and counts the others as passed over. Forwards a {@link ScoredEvent}
 * to the one child or a {@link DeadLetter} to the other.
 */
public final class ScoreProcessor extends ContextualProcessor<String, Candidate, String, Object> {

    private final Supplier<? extends ServedModel> champion;
    private final StreamMeters meters;
    private final String scored;
    private final String deadLetters;
    private @Nullable ChampionScorer scorer;

    /**
     * Makes the processor.
     *
     * @param champion the model that serves now; may give another one at any time
     * @param meters counts and times the scoring
     * @param scored name of the child that gets scored events
     * @param deadLetters name of the child that gets dead letters
     */
    public ScoreProcessor(
            Supplier<? extends ServedModel> champion, StreamMeters meters, String scored, String deadLetters) {
        this.champion = champion;
        this.meters = meters;
        this.scored = scored;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        scorer = new ChampionScorer(champion);
    }

    @Override
    public void process(Record<String, Candidate> record) {
        ChampionScorer ready = scorer;
        if (ready == null) {
            throw new IllegalStateException("init comes before process");
        }
        ready.refresh();
        Candidate candidate = record.value();
        if (!ready.appliesTo(candidate.event())) {
            meters.passedOver(PassedOver.of(candidate.event()));
            return;
        }
        String undefined = ready.extract(candidate.event());
        if (undefined != null) {
            String detail = "event " + record.key() + ": feature " + undefined + " is not a finite number";
            DeadLetter letter = new DeadLetter(candidate.source(), Reason.FEATURES_UNDEFINED, detail);
            context().forward(record.withValue(letter), deadLetters);
            return;
        }
        long begin = System.nanoTime();
        float probability = ready.score();
        meters.scoreLatency().record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        meters.scored();
        context().forward(record.withValue(scored(candidate, ready.manifest(), probability)), scored);
    }

    @Override
    public void close() {
        ChampionScorer open = scorer;
        scorer = null;
        if (open != null) {
            open.close();
        }
    }

    private static ScoredEvent scored(Candidate candidate, ModelManifest model, double probability) {
        EnrichedEvent enriched = candidate.enriched();
        CollisionEvent event = enriched.getEvent();
        SourceRecord source = candidate.source();
        return ScoredEvent.newBuilder()
                .setRunNumber(event.getRunNumber())
                .setLuminosityBlock(event.getLuminosityBlock())
                .setEventNumber(event.getEventNumber())
                .setEventTime(event.getEventTime())
                .setOrigin(event.getOrigin())
                .setLineage(event.getLineage())
                .setDataset(event.getDataset())
                .setLeptons(event.getLeptons())
                .setPair(enriched.getPair())
                .setProbability(probability)
                .setThreshold(model.threshold())
                .setDecision(probability >= model.threshold())
                .setModelName(model.name())
                .setModelVersion(model.version())
                .setModelSha256(model.sha256())
                .setFeatureSet(model.featureSet())
                .setFeatureSetHash(model.featureSetHash())
                .setSourceTopic(source.topic())
                .setSourcePartition(source.partition())
                .setSourceOffset(source.offset())
                .setTruth(event.getTruth())
                .build();
    }
}
