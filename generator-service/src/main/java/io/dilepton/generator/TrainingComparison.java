package io.dilepton.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.drift.Drift;
import io.dilepton.core.drift.DriftMeter;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.observables.Observable;
import io.dilepton.core.observables.ObservableSet;
import io.dilepton.core.registry.FeatureReference;
import io.dilepton.generator.request.StreamJson;
import java.util.List;

/** Compares emitted events with the histograms of the training events that a generator's manifest carries. */
final class TrainingComparison {

    private TrainingComparison() {}

    /**
     * Compares.
     *
     * @param set observables of the events
     * @param sample events, to which the set applies, at least {@link DriftMeter#LEAST_ROWS}
     * @param references histograms by observable; those of other names are not looked at
     * @param seed seed of the noise floors
     * @return Kolmogorov–Smirnov distance and population stability index of each observable, beside what chance makes of them
     */
    static ObjectNode of(ObservableSet set, List<CollisionEvent> sample, List<FeatureReference> references, long seed) {
        double[][] rows = set.rows(sample);
        List<String> names = set.observables().stream().map(Observable::name).toList();
        DriftMeter meter = new DriftMeter(seed);
        ObjectNode json = StreamJson.object();
        ArrayNode features = json.putArray("features");
        double largest = 0;
        for (FeatureReference reference : references) {
            int column = names.indexOf(reference.name());
            if (column < 0) {
                continue;
            }
            long[] counts = new long[reference.counts().size()];
            for (double[] row : rows) {
                counts[reference.bin((float) row[column])]++;
            }
            Drift drift = meter.measure(reference.counts(), counts);
            features.addObject()
                    .put("name", reference.name())
                    .put("ks", drift.ks().value())
                    .put("ksFloor", drift.ks().floor())
                    .put("psi", drift.psi().value())
                    .put("psiFloor", drift.psi().floor());
            json.put("rows", reference.rows());
            largest = Math.max(largest, drift.ks().value());
        }
        return json.put("ksLargest", largest);
    }
}
