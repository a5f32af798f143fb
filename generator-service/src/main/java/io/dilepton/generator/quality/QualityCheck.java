package io.dilepton.generator.quality;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.observables.ObservableSet;
import java.util.List;

/**
 * Compares generated with reference events.
 *
 * <p>Figures that depend on the size of a sample (Wasserstein, two-sample test, Fréchet and kernel distance, windows) are measured between samples of equal size
 * n, the smallest of half the reference, the generated events and the plan's limit: generated against one half of the reference, and for the floor one half against the
 * other, mean over random splits. Means, correlations and the Z peak are measured on all events; their floors are those of the halves, scaled by the root of the
 * numbers of events.
 *
 * <p>Fast enough for a receipt: with {@link QualityPlan#quick}, 5,000 generated against 10,000 reference events take a few seconds on one thread.
 */
public final class QualityCheck {

    /** Fewest generated events and fewest reference events. */
    public static final int LEAST_EVENTS = 200;

    private QualityCheck() {}

    /**
     * Measures.
     *
     * @param observables what to compare the events by
     * @param generated generated events, at least {@value #LEAST_EVENTS}
     * @param reference events that the generator did not see, at least {@value #LEAST_EVENTS}; the acceptance is theirs and that of the training events
     * @param training events that it was trained on; empty where they are not known
     * @param plan how thoroughly
     * @return the report
     * @throws IllegalArgumentException when there are too few events, or events that the observables are not defined for
     * @throws io.dilepton.generator.quality.statistics.ClassifierException when the library of the two-sample test does not load on this platform
     */
    public static QualityReport measure(
            ObservableSet observables,
            List<CollisionEvent> generated,
            List<CollisionEvent> reference,
            List<CollisionEvent> training,
            QualityPlan plan) {
        return measure(
                observables, generated, reference, training, Acceptance.of(atLeast(reference, "reference")), plan);
    }

    /**
     * Measures with an acceptance of its own, for generators that were asked for a part of phase space.
     *
     * @param observables what to compare the events by
     * @param generated generated events, at least {@value #LEAST_EVENTS}
     * @param reference events that the generator did not see, at least {@value #LEAST_EVENTS}
     * @param training events that it was trained on; empty where they are not known
     * @param acceptance where generated events must lie
     * @param plan how thoroughly
     * @return the report
     * @throws IllegalArgumentException when there are too few events, or events that the observables are not defined for
     * @throws io.dilepton.generator.quality.statistics.ClassifierException when the library of the two-sample test does not load on this platform
     */
    public static QualityReport measure(
            ObservableSet observables,
            List<CollisionEvent> generated,
            List<CollisionEvent> reference,
            List<CollisionEvent> training,
            Acceptance acceptance,
            QualityPlan plan) {
        ConstraintCheck constraints = new ConstraintCheck(acceptance);
        atLeast(generated, "generated").forEach(constraints::add);
        Comparison comparison = new Comparison(
                observables,
                observables.rows(generated),
                observables.rows(atLeast(reference, "reference")),
                observables.rows(training),
                plan);
        return new QualityReport(
                observables.name(),
                generated.size(),
                reference.size(),
                training.size(),
                comparison.sampleSize(),
                comparison.features(),
                comparison.pearson(),
                comparison.spearman(),
                comparison.twoSample(),
                comparison.frechet(),
                comparison.kernel(),
                comparison.memorisation(),
                comparison.zPeak(),
                constraints.violations(),
                comparison.windows());
    }

    private static List<CollisionEvent> atLeast(List<CollisionEvent> events, String kind) {
        if (events.size() < LEAST_EVENTS) {
            throw new IllegalArgumentException(
                    "a quality report needs " + LEAST_EVENTS + " " + kind + " events, not " + events.size());
        }
        return events;
    }
}
