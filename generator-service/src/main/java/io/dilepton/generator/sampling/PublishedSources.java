package io.dilepton.generator.sampling;

import io.dilepton.core.generation.EventSource;
import io.dilepton.core.generation.SimulatedEvents;
import io.dilepton.core.generation.SyntheticSeries;
import io.dilepton.core.generation.UnmetConditionsException;
import io.dilepton.generator.request.ModelName;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import java.util.List;

/** The simulations, and the generators that are published on the topic of models. */
public final class PublishedSources implements Sources {

    private static final String DRELL_YAN = "drell-yan";

    /** Makes the sources. */
    public PublishedSources() {}

    @Override
    public StreamOrder.Model resolve(StreamRequest request) {
        ModelName name = ModelName.parse(request.model());
        if (!name.isSimulation()) {
            throw refusal("model", "there is no generator " + request.model(), "write simulation");
        }
        if (!request.process().equals(DRELL_YAN)) {
            throw refusal("process", "the simulation has no process " + request.process(), "write " + DRELL_YAN);
        }
        StreamOrder.Model model = new StreamOrder.Model(SimulatedEvents.Z_PEAK, SimulatedEvents.VERSION, "");
        try (EventSource trial = simulation(request, model)) {
            trial.events(0, 1);
            return model;
        } catch (UnmetConditionsException e) {
            throw refusal("conditions", String.valueOf(e.getMessage()), "widen them");
        }
    }

    @Override
    public EventSource open(StreamOrder order) {
        return simulation(order.request(), order.model());
    }

    private static EventSource simulation(StreamRequest request, StreamOrder.Model model) {
        SyntheticSeries series = request.series(model.name(), model.version());
        return SimulatedEvents.zPeak(series, request.conditions());
    }

    private static RefusedRequestException refusal(String field, String message, String remedy) {
        return new RefusedRequestException(Refusal.MODEL, List.of(new Problem(field, message, remedy)));
    }
}
