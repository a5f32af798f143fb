package io.dilepton.generator.coordination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Truth;
import io.dilepton.generator.request.StreamJson;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.TargetSpectrum;
import java.util.List;

/** What weighted events have of the spectrum that was asked for. */
final class WeightedShares {

    private WeightedShares() {}

    /**
     * Compares a sample with the target.
     *
     * @param order an order with a target
     * @param target its target
     * @param sample events as they are on the topic
     * @return shares by bin, and the effective share of the events, (Σw)² / (n·Σw²)
     */
    static ObjectNode of(StreamOrder order, TargetSpectrum target, List<CollisionEvent> sample) {
        double[] sums = new double[target.bins()];
        double all = 0;
        double squares = 0;
        for (CollisionEvent event : sample) {
            Truth truth = event.truth();
            double weight = truth == null ? 0 : truth.weight();
            int bin = target.bin(event);
            if (bin >= 0) {
                sums[bin] += weight;
            }
            all += weight;
            squares += weight * weight;
        }
        ObjectNode json = StreamJson.object().put("observable", target.observable());
        target.edges().forEach(json.putArray("edges")::add);
        order.binWeights().forEach(json.putArray("weights")::add);
        target.shares().forEach(json.putArray("target")::add);
        if (all > 0) {
            var delivered = json.putArray("delivered");
            for (double sum : sums) {
                delivered.add(sum / all);
            }
            json.put("effectiveShare", all * all / (sample.size() * squares));
        }
        return json.put("sample", sample.size());
    }
}
