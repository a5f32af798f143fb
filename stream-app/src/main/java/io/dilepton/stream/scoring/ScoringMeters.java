package io.dilepton.stream.scoring;

import io.dilepton.core.metrics.Meters;
import io.dilepton.stream.flow.Lane;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** The meters of one lane's scoring. All are recorded once a batch, except those of the shadow. */
public final class ScoringMeters {

    /** Events scored together, by {@code lane}. */
    public static final String BATCH_SIZE = "dilepton.batch.size";

    /** Time that the first event of a batch waited for it, seconds, by {@code lane}. */
    public static final String BATCH_WAIT = "dilepton.batch.wait";

    /** Time of one call of the model for a batch, seconds, by {@code lane}. */
    public static final String INFERENCE = "dilepton.inference.duration";

    /** Challenger's probability less champion's of the same event, its absolute value, by {@code lane}. */
    public static final String SHADOW_DIFFERENCE = "dilepton.shadow.difference";

    /** Events that the challenger decides otherwise than the champion, by {@code lane}. */
    public static final String SHADOW_DISAGREEMENTS = "dilepton.shadow.disagreements";

    /** Times that a challenger failed and was left out until its alias moves, by {@code lane}. */
    public static final String SHADOW_FAILURES = "dilepton.shadow.failures";

    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
    private static final double[] DIFFERENCES = {1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

    private final DistributionSummary batchSize;
    private final Timer batchWait;
    private final Timer inference;
    private final DistributionSummary shadowDifference;
    private final Counter shadowDisagreements;
    private final Counter shadowFailures;

    /**
     * Registers the meters.
     *
     * @param registry where to
     * @param lane the lane that they are of
     */
    public ScoringMeters(MeterRegistry registry, Lane lane) {
        String tag = "lane";
        batchSize = DistributionSummary.builder(BATCH_SIZE)
                .description("events scored together")
                .baseUnit("events")
                .serviceLevelObjectives(SIZES)
                .tag(tag, lane.label())
                .register(registry);
        batchWait = Meters.timer(BATCH_WAIT)
                .description("time that the first event of a batch waited for it")
                .tag(tag, lane.label())
                .register(registry);
        inference = Meters.timer(INFERENCE)
                .description("time of one call of the model for a batch")
                .tag(tag, lane.label())
                .register(registry);
        shadowDifference = DistributionSummary.builder(SHADOW_DIFFERENCE)
                .description("absolute difference of challenger and champion")
                .serviceLevelObjectives(DIFFERENCES)
                .tag(tag, lane.label())
                .register(registry);
        shadowDisagreements = Counter.builder(SHADOW_DISAGREEMENTS)
                .description("events that the challenger decides otherwise than the champion")
                .tag(tag, lane.label())
                .register(registry);
        shadowFailures = Counter.builder(SHADOW_FAILURES)
                .description("times that a challenger failed and was left out")
                .tag(tag, lane.label())
                .register(registry);
    }

    void batch(int events) {
        batchSize.record(events);
    }

    Timer batchWait() {
        return batchWait;
    }

    Timer inference() {
        return inference;
    }

    void compared(double champion, boolean decision, double challenger, boolean shadowDecision) {
        shadowDifference.record(Math.abs(challenger - champion));
        if (decision != shadowDecision) {
            shadowDisagreements.increment();
        }
    }

    void challengerFailed() {
        shadowFailures.increment();
    }
}
