package io.dilepton.generator.emission;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Truth;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.TargetSpectrum;
import java.util.List;

/**
 * Weights the events of an order as its request says.
 *
 * @param order the order
 */
record Weights(StreamOrder order) {

    /**
     * Weights events.
     *
     * @param events events of the order
     * @return the events with their weights; themselves where the request asks for none
     */
    List<CollisionEvent> of(List<CollisionEvent> events) {
        return order.request().reweighting().exists()
                ? events.stream().map(this::of).toList()
                : events;
    }

    private CollisionEvent of(CollisionEvent event) {
        Truth truth = event.truth();
        return new CollisionEvent(
                event.id(),
                event.eventTime(),
                event.origin(),
                event.lineage(),
                event.dataset(),
                event.first(),
                event.second(),
                event.missingPt(),
                event.jets(),
                event.jetSummary(),
                event.mmcMass(),
                truth == null
                        ? new Truth(order.model().name(), true, weight(event))
                        : new Truth(truth.process(), truth.signal(), weight(event)));
    }

    private double weight(CollisionEvent event) {
        StreamRequest request = order.request();
        TargetSpectrum target = request.reweighting().target();
        if (target == null) {
            return request.meanWeight();
        }
        int bin = target.bin(event);
        return bin < 0 ? 0 : request.meanWeight() * order.binWeights().get(bin);
    }
}
