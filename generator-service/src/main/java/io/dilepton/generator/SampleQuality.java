package io.dilepton.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.EventSource;
import io.dilepton.core.generation.SimulatedEvents;
import io.dilepton.core.generation.SyntheticSeries;
import io.dilepton.core.observables.ObservableSet;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import io.dilepton.generator.coordination.ReceiptQuality;
import io.dilepton.generator.quality.Acceptance;
import io.dilepton.generator.quality.QualityCheck;
import io.dilepton.generator.quality.QualityJson;
import io.dilepton.generator.quality.QualityPlan;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Measures emitted events against as many events that the simulation makes under the same conditions from another seed: a service has no recorded events at hand. For
 * a stream of the simulation itself, the figures are about their floors; for a trained model they say how far it is from the simulation, not from what it was trained on. The
 * acceptance that events must keep to is that of the reference, for a trained model that of its training events, which its manifest states. Where the manifest has histograms of the training
 * events, too, and the order no conditions, emitted events are compared with them besides.
 */
final class SampleQuality implements ReceiptQuality {

    private static final String TRAINED =
            "the simulation is not what the model was trained on: `dilepton generator evaluate` compares it with recorded events";

    /** Makes the reference independent of a stream of the same seed. */
    private static final long OTHER_SEED = 0x5DEECE66DL;

    private final Function<StreamOrder.Model, Optional<ModelArtifact>> artifacts;

    /**
     * Makes it.
     *
     * @param artifacts finds the trained model of an order; empty for a simulation
     */
    SampleQuality(Function<StreamOrder.Model, Optional<ModelArtifact>> artifacts) {
        this.artifacts = artifacts;
    }

    @Override
    public ObjectNode figures(StreamOrder order, List<CollisionEvent> sample) {
        if (sample.size() < QualityCheck.LEAST_EVENTS) {
            return StreamJson.object()
                    .put(
                            "note",
                            "quality is measured from " + QualityCheck.LEAST_EVENTS + " events on; here are "
                                    + sample.size());
        }
        long seed = order.request().seed() ^ OTHER_SEED;
        boolean pairs = sample.stream().allMatch(ObservableSets.Z_PAIR::appliesTo);
        ObservableSet set = pairs ? ObservableSets.Z_PAIR : ObservableSets.TOP_PAIR;
        List<CollisionEvent> reference = pairs ? pairs(order, seed, sample.size()) : tops(order, seed, sample.size());
        Optional<ModelArtifact> trained = artifacts.apply(order.model());
        Acceptance acceptance = trained.map(model -> acceptance(
                        model.manifest().generator().acceptance(),
                        order.request().conditions()))
                .orElseGet(() -> Acceptance.of(reference));
        ObjectNode json = QualityJson.summary(
                QualityCheck.measure(set, sample, reference, List.of(), acceptance, QualityPlan.quick(seed)));
        json.put("against", "the simulation of " + set.name() + ", from another seed");
        trained.ifPresent(model -> training(json, order, set, sample, model.manifest()));
        return json;
    }

    private static void training(
            ObjectNode json, StreamOrder order, ObservableSet set, List<CollisionEvent> sample, ModelManifest model) {
        json.put("note", TRAINED);
        if (!model.reference().isEmpty() && order.request().conditions().equals(Conditions.NONE)) {
            json.set(
                    "againstTraining",
                    TrainingComparison.of(
                            set, sample, model.reference(), order.request().seed()));
        }
    }

    private static Acceptance acceptance(Map<String, Double> bounds, Conditions conditions) {
        var training = io.dilepton.core.generation.Acceptance.of(bounds);
        return new Acceptance(
                training.leadPt(),
                training.subPt(),
                training.maxEta(),
                Math.max(training.massMin(), conditions.massMin()),
                Math.min(training.massMax(), conditions.massMax()),
                false);
    }

    private static List<CollisionEvent> pairs(StreamOrder order, long seed, int count) {
        SyntheticSeries series = SyntheticSeries.of(SimulatedEvents.Z_PEAK, SimulatedEvents.VERSION, "reference", seed);
        try (EventSource reference =
                SimulatedEvents.zPeak(series, order.request().conditions())) {
            return reference.events(0, count);
        }
    }

    /** Generators are trained on the selection of the study; a stream of the simulation has that of the public sample. */
    private static List<CollisionEvent> tops(StreamOrder order, long seed, int count) {
        boolean simulated = order.model().sha256().isEmpty();
        TopPairSimulator simulator =
                new TopPairSimulator(simulated ? TopPairConfig.delphes() : TopPairConfig.multilepton(), seed);
        return LongStream.range(0, count)
                .mapToObj(simulator::event)
                .filter(ObservableSets.TOP_PAIR::appliesTo)
                .toList();
    }
}
