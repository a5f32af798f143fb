package io.dilepton.cli.inject;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.kinematics.PairPt;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.evaluation.Proportion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Joins injected events with their scores by index. For one thread. */
final class InjectionTally {

    private static final double[] MASS_EDGES = {0, 60, 70, 80, 85, 90, 95, 100, 110, 120, 1e6};
    private static final double[] PT_EDGES = {0, 5, 10, 20, 30, 50, 80, 1e6};

    private final Map<Long, Injected> events = new TreeMap<>();
    private long scored;

    /** One injected event and what became of it. */
    private static final class Injected {

        private final double mass;
        private final double pt;
        private final long millis;
        private final boolean scorable;
        private boolean accepted;
        private long latency = -1;

        private Injected(double mass, double pt, long millis, boolean scorable) {
            this.scorable = scorable;
            this.mass = mass;
            this.pt = pt;
            this.millis = millis;
        }
    }

    void injected(long index, CollisionEvent event, long millis) {
        events.put(
                index,
                new Injected(
                        PairMass.of(event.first(), event.second()),
                        PairPt.of(
                                event.first().pt(),
                                event.first().phi(),
                                event.second().pt(),
                                event.second().phi()),
                        millis,
                        event.isSameFlavourPair()));
    }

    void scored(ScoredEvent score, long millis) {
        Injected event = events.get(score.getLineage().getIndex());
        if (event != null && event.latency < 0) {
            scored++;
            event.accepted = score.getDecision();
            event.latency = Math.max(0, millis - event.millis);
        }
    }

    long injected() {
        return events.size();
    }

    long scored() {
        return scored;
    }

    /** Returns how many pairs of one flavour, which every stream scores, have no score. */
    long unscored() {
        return events.values().stream()
                .filter(event -> event.scorable && event.latency < 0)
                .count();
    }

    long accepted() {
        return events.values().stream().filter(event -> event.accepted).count();
    }

    InjectionReport.Share efficiency() {
        return share(accepted(), injected());
    }

    List<InjectionReport.Bin> byMass() {
        return bins(MASS_EDGES, event -> event.mass);
    }

    List<InjectionReport.Bin> byPt() {
        return bins(PT_EDGES, event -> event.pt);
    }

    InjectionReport.Latency latency() {
        long[] sorted = events.values().stream()
                .filter(event -> event.latency >= 0)
                .mapToLong(event -> event.latency)
                .sorted()
                .toArray();
        return new InjectionReport.Latency(
                quantile(sorted, 0.5), quantile(sorted, 0.9), quantile(sorted, 0.99), quantile(sorted, 1));
    }

    private static double quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    private List<InjectionReport.Bin> bins(double[] edges, ToDoubleFunction<Injected> quantity) {
        Collection<Injected> all = events.values();
        List<InjectionReport.Bin> bins = new ArrayList<>();
        for (int i = 0; i + 1 < edges.length; i++) {
            double from = edges[i];
            double to = edges[i + 1];
            List<Injected> inside = all.stream()
                    .filter(event -> quantity.applyAsDouble(event) >= from && quantity.applyAsDouble(event) < to)
                    .toList();
            long accepted = inside.stream().filter(event -> event.accepted).count();
            if (!inside.isEmpty()) {
                bins.add(new InjectionReport.Bin(from, to, inside.size(), accepted, share(accepted, inside.size())));
            }
        }
        return bins;
    }

    private static InjectionReport.Share share(long accepted, long injected) {
        if (injected == 0) {
            return new InjectionReport.Share(0, 0, 1);
        }
        Interval interval = Proportion.wilson(accepted, injected);
        return new InjectionReport.Share((double) accepted / injected, interval.low(), interval.high());
    }
}
