package io.dilepton.generator.sampling;

import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.EventSource;
import io.dilepton.core.generation.GeneratedEvents;
import io.dilepton.core.generation.SimulatedEvents;
import io.dilepton.core.generation.SyntheticSeries;
import io.dilepton.core.generation.UnmetConditionsException;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.inference.ModelRefusedException;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.UnreadableModelException;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import io.dilepton.generator.request.ModelName;
import io.dilepton.generator.request.Problem;
import io.dilepton.generator.request.Refusal;
import io.dilepton.generator.request.RefusedRequestException;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.TargetSpectrum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulations, and the generators that are published on the topic of models or come with the product. */
public final class PublishedSources implements Sources {

    private static final String DRELL_YAN = "drell-yan";
    private static final String TOP_PAIRS = TopPairSimulator.TTBAR;
    private static final String TOP_SIMULATION = "simulation-ttbar";
    /** Quantity sets of electron and muon pairs begin with it. */
    private static final String Z_PAIRS = "zll";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Generators generators;
    private final InferenceDevice device;

    /**
     * Makes the sources; nothing is connected yet.
     *
     * @param clients configuration for all Kafka clients
     * @param device where models compute
     */
    public PublishedSources(Map<String, Object> clients, InferenceDevice device) {
        this.generators = new Generators(new ModelCatalogue(clients, PATIENCE));
        this.device = device;
    }

    @Override
    public StreamOrder.Model resolve(StreamRequest request) {
        ModelName name = ModelName.parse(request.model());
        try {
            StreamOrder.Model model = name.isSimulation() ? simulation(request) : published(request, name);
            requireEvent(request, model);
            return model;
        } catch (UnmetConditionsException e) {
            throw refusal("conditions", String.valueOf(e.getMessage()), "widen them");
        } catch (ModelRefusedException | UnreadableModelException e) {
            throw refusal("model", String.valueOf(e.getMessage()), "order from another version");
        }
    }

    private void requireEvent(StreamRequest request, StreamOrder.Model model) {
        try (EventSource trial = open(request, model)) {
            trial.events(0, 1);
        }
    }

    private static StreamOrder.Model simulation(StreamRequest request) {
        return switch (request.process()) {
            case StreamRequest.ANY_PROCESS, DRELL_YAN ->
                new StreamOrder.Model(SimulatedEvents.Z_PEAK, SimulatedEvents.VERSION, "");
            case TOP_PAIRS -> {
                if (!request.conditions().equals(Conditions.NONE)) {
                    throw refusal("conditions", "the simulation of " + TOP_PAIRS + " takes none", "leave them out");
                }
                yield new StreamOrder.Model(TOP_SIMULATION, SimulatedEvents.VERSION, "");
            }
            default ->
                throw refusal(
                        "process",
                        "the simulation has no process " + request.process(),
                        "write " + DRELL_YAN + " or " + TOP_PAIRS);
        };
    }

    private StreamOrder.Model published(StreamRequest request, ModelName name) {
        ModelManifest manifest = generators.named(name).manifest();
        String makes = manifest.featureSet().startsWith(Z_PAIRS) ? DRELL_YAN : TOP_PAIRS;
        if (!request.process().equals(StreamRequest.ANY_PROCESS)
                && !request.process().equals(makes)) {
            throw refusal("process", request.model() + " does not make " + request.process(), "write " + makes);
        }
        return new StreamOrder.Model(manifest.name(), manifest.version(), manifest.sha256());
    }

    @Override
    public List<Double> binWeights(StreamRequest request, StreamOrder.Model model) {
        TargetSpectrum target = request.reweighting().target();
        if (target == null) {
            return List.of();
        }
        try (EventSource source = open(request, model)) {
            return Pilot.weights(source, target);
        }
    }

    @Override
    public EventSource open(StreamOrder order) {
        return open(order.request(), order.model());
    }

    private EventSource open(StreamRequest request, StreamOrder.Model model) {
        SyntheticSeries series = request.series(model.name(), model.version());
        if (model.name().equals(TOP_SIMULATION)) {
            return new SimulatedEvents(series, new TopPairSimulator(TopPairConfig.delphes(), request.seed())::event);
        }
        if (model.sha256().isEmpty()) {
            return SimulatedEvents.zPeak(series, request.conditions());
        }
        return GeneratedEvents.load(generators.of(model), device, series, request.conditions());
    }

    /**
     * Finds the generator of an order.
     *
     * @param model what the order was accepted with
     * @return manifest and ONNX bytes; empty for a simulation
     * @throws RefusedRequestException when it is not there any more
     */
    public Optional<ModelArtifact> artifact(StreamOrder.Model model) {
        return model.sha256().isEmpty() ? Optional.empty() : Optional.of(generators.of(model));
    }

    private static RefusedRequestException refusal(String field, String message, String remedy) {
        return new RefusedRequestException(Refusal.MODEL, List.of(new Problem(field, message, remedy)));
    }
}
