package io.dilepton.cli.bench.generator;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.generation.CounterRandom;
import io.dilepton.core.generation.EventSource;
import io.dilepton.core.generation.GeneratedEvents;
import io.dilepton.core.inference.GeneratorModel;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.inference.Sampler;
import io.dilepton.core.registry.GeneratorContract;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.sampling.PublishedSources;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes events or rows of the network without a broker and throws them away: what delivery is compared with. */
final class SamplingRun {

    /** As a lane asks for them: a block of indices. */
    private static final int CHUNK = 1_024;

    private static final double NANOS = 1e9;

    private final PublishedSources sources;
    private final StreamOrder order;

    SamplingRun(PublishedSources sources, StreamOrder order) {
        this.sources = sources;
        this.order = order;
    }

    /**
     * Makes accepted events.
     *
     * @param threads threads, each with a source of its own, as lanes have
     * @param seconds how long, after a quarter of it to warm up
     * @return events per second, all threads together
     */
    double events(int threads, double seconds) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Double>> rates = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long first = (long) thread << Integer.SIZE;
                rates.add(pool.submit(() -> events(first, seconds)));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.run("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("events could not be made", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private double events(long first, double seconds) {
        try (EventSource source = sources.open(order)) {
            long next = first;
            long warm = System.nanoTime() + (long) (seconds / 4 * NANOS);
            while (System.nanoTime() < warm) {
                next += source.events(next, CHUNK).size();
            }
            long begun = System.nanoTime();
            long from = next;
            while (System.nanoTime() - begun < seconds * NANOS) {
                next += source.events(next, CHUNK).size();
            }
            return (next - from) / ((System.nanoTime() - begun) / NANOS);
        }
    }

    /** Returns how many rows the network makes for an event; 1 for a simulation, which draws none again. */
    double rowsPerEvent() {
        try (EventSource source = sources.open(order)) {
            int count = 20 * CHUNK;
            for (int first = 0; first < count; first += CHUNK) {
                source.events(first, CHUNK);
            }
            return source instanceof GeneratedEvents generated ? generated.networkRows() / (double) count : 1;
        }
    }

    /** Returns the rows per second that one thread gets out of ONNX Runtime, latent numbers ready and quantities as they come; 0 for a simulation. */
    double networkRows(double seconds) {
        return sources.artifact(order.model())
                .map(artifact -> networkRows(artifact, seconds))
                .orElse(0.0);
    }

    private static double networkRows(ModelArtifact artifact, double seconds) {
        GeneratorContract contract = artifact.manifest().generator();
        float[] latents = new float[CHUNK * contract.latent()];
        long start = CounterRandom.start(1, 0, 0);
        for (int i = 0; i < latents.length; i++) {
            latents[i] = (float) CounterRandom.normal(start, i);
        }
        float[] quantities = new float[CHUNK * contract.width()];
        try (GeneratorModel model = GeneratorModel.load(artifact, InferenceDevice.CPU);
                Sampler sampler = model.newSampler()) {
            rows(sampler, latents, quantities, seconds / 4);
            return rows(sampler, latents, quantities, seconds);
        }
    }

    private static double rows(Sampler sampler, float[] latents, float[] quantities, double seconds) {
        long begun = System.nanoTime();
        long rows = 0;
        while (System.nanoTime() - begun < seconds * NANOS) {
            sampler.sample(latents, CHUNK, quantities);
            rows += CHUNK;
        }
        return rows / ((System.nanoTime() - begun) / NANOS);
    }
}
