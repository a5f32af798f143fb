package io.dilepton.generator.sampling;

import io.dilepton.core.generation.EventSource;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import java.util.List;

/** Finds models and makes events with them. Safe for use by several threads. */
public interface Sources {

    /**
     * Finds the version that a request means now, and makes sure that it can make what is asked for.
     *
     * @param request a request
     * @return version
     * @throws io.dilepton.generator.request.RefusedRequestException when there is none, or it cannot
     */
    StreamOrder.Model resolve(StreamRequest request);

    /**
     * Finds the weights of the bins of a request's target spectrum. Makes tens of thousands of events for it.
     *
     * @param request a request
     * @param model the version that makes its events
     * @return weights, 1 on the average; empty where the request has no target
     * @throws io.dilepton.generator.request.RefusedRequestException when the model makes hardly any events where the target has some
     */
    List<Double> binWeights(StreamRequest request, StreamOrder.Model model);

    /**
     * Opens the source of an order.
     *
     * @param order the order
     * @return source of its events; the caller closes it
     * @throws RuntimeException when the model cannot be had; the message says why
     */
    EventSource open(StreamOrder order);
}
