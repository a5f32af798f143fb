package io.dilepton.generator.coordination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.generator.request.StreamOrder;
import java.util.List;

/** Says how good emitted events are. */
@FunctionalInterface
public interface ReceiptQuality {

    /**
     * Measures a sample of emitted events.
     *
     * @param order what was ordered
     * @param sample events as they are on the topic, at least one
     * @return figures, each with its floor
     */
    ObjectNode figures(StreamOrder order, List<CollisionEvent> sample);
}
