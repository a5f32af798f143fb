package io.dilepton.trainer;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.SplitRule;
import io.dilepton.core.generation.Acceptance;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.CounterRandom;
import io.dilepton.core.generation.GeneratedEvents;
import io.dilepton.core.generation.Particles;
import io.dilepton.core.generation.QuantitySet;
import io.dilepton.core.inference.GeneratorModel;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.inference.Sampler;
import io.dilepton.core.registry.GeneratorContract;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.core.registry.SelfTest;
import io.dilepton.trainer.evaluation.SampleDifference;
import io.dilepton.trainer.evaluation.Wasserstein;
import io.dilepton.trainer.export.GeneratorGraph;
import io.dilepton.trainer.export.ParityException;
import io.dilepton.trainer.export.TrainingReference;
import io.dilepton.trainer.generative.AdversarialTraining;
import io.dilepton.trainer.generative.GenerativeListener;
import io.dilepton.trainer.generative.GenerativePlan;
import io.dilepton.trainer.generative.SampleMatrix;
import io.dilepton.trainer.generative.TrainedGenerator;
import io.dilepton.trainer.training.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Trains the generator of a process: weights on the training events, the step chosen on the validation events, and the metrics of the very bytes that are published
 * measured on the held-out events.
 */
public final class GeneratorTraining {

    /** Largest difference between trainer and ONNX Runtime, relative to a quantity, or to its spread where that is larger. */
    public static final double PARITY = 1e-5;

    private static final int SELF_TEST_ROWS = 16;
    private static final int PARITY_ROWS = 2000;
    private static final int MOST_MEASURED = 20_000;

    private final GeneratorProcess process;
    private final GeneratorData data;
    private final Acceptance acceptance;

    private GeneratorTraining(GeneratorProcess process, GeneratorData data) {
        this.process = process;
        this.data = data;
        this.acceptance = data.acceptance();
    }

    /**
     * Trains from the beginning to the end.
     *
     * @param process what the events are
     * @param data the events
     * @param plan hyperparameters
     * @param listener hears of progress
     * @param checkpoint what a stopped training leaves and goes on from; null for none
     * @return the model, version 1 until it is published, with its metrics
     * @throws io.dilepton.trainer.dataset.UnusableDatasetException when there are too few events
     * @throws io.dilepton.trainer.generative.GeneratorDivergedException when a loss is not finite
     * @throws io.dilepton.trainer.training.CheckpointException when the checkpoint is of another training
     * @throws ParityException when ONNX Runtime computes something else than the trainer
     */
    public static ModelArtifact train(
            GeneratorProcess process,
            GeneratorData data,
            GenerativePlan plan,
            GenerativeListener listener,
            @Nullable Checkpoint checkpoint) {
        data.requireEnough();
        GeneratorTraining training = new GeneratorTraining(process, data);
        TrainedGenerator generator = AdversarialTraining.train(
                plan,
                data.matrix(EventSplit.TRAIN),
                data.matrix(EventSplit.VALIDATION),
                training::isAccepted,
                process.observation(),
                listener,
                checkpoint);
        return training.exported(generator);
    }

    private boolean isAccepted(float[] row, int offset) {
        Particles particles = process.quantities().decode(row, offset);
        return particles != null && acceptance.allows(particles);
    }

    private ModelArtifact exported(TrainedGenerator generator) {
        byte[] onnx = GeneratorGraph.write(generator, process.model(), metadata(generator));
        GeneratorContract draft =
                contract(generator, generator.sample(0, 0, SELF_TEST_ROWS).values());
        ModelArtifact first = new ModelArtifact(manifest(generator, onnx, Map.of(), draft), onnx);
        Map<String, Double> metrics = new TreeMap<>();
        float[] selfTest;
        try (GeneratorModel model = GeneratorModel.load(first, InferenceDevice.CPU);
                Sampler sampler = model.newSampler()) {
            metrics.put("parity", parity(generator, sampler));
            selfTest = sampled(
                    sampler, latents(0, SELF_TEST_ROWS, generator.shape().latent()), SELF_TEST_ROWS);
        }
        metrics.put("validation.distance", generator.distance());
        measure(first, metrics);
        return new ModelArtifact(manifest(generator, onnx, metrics, contract(generator, selfTest)), onnx);
    }

    private double parity(TrainedGenerator generator, Sampler sampler) {
        int width = process.quantities().size();
        float[] latents = latents(1, PARITY_ROWS, generator.shape().latent());
        SampleMatrix trainer = generator.rows(latents);
        float[] runtime = sampled(sampler, latents, PARITY_ROWS);
        double largest = 0;
        for (int column = 0; column < width; column++) {
            double spread = spread(trainer, column);
            for (int row = 0; row < PARITY_ROWS; row++) {
                double expected = trainer.values()[row * width + column];
                double difference = Math.abs(runtime[row * width + column] - expected);
                largest = Math.max(largest, difference / Math.max(Math.max(spread, Math.abs(expected)), 1e-6));
            }
        }
        if (!(largest <= PARITY)) {
            throw new ParityException("ONNX Runtime and the trainer differ by " + largest + ", more than " + PARITY
                    + ": the generator is not exported");
        }
        return largest;
    }

    private static double spread(SampleMatrix rows, int column) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double x = rows.values()[row * rows.width() + column];
            sum += x;
            squares += x * x;
        }
        double mean = sum / rows.rows();
        return Math.sqrt(Math.max(0, squares / rows.rows() - mean * mean));
    }

    /** How far the model's events are from the held-out ones, beside how far as many training events are from them. */
    private void measure(ModelArtifact model, Map<String, Double> metrics) {
        List<CollisionEvent> heldOut = data.part(EventSplit.HELD_OUT);
        int count = Math.min(MOST_MEASURED, heldOut.size());
        List<CollisionEvent> made;
        try (GeneratedEvents events =
                GeneratedEvents.load(model, InferenceDevice.CPU, "measured-at-export", 1, Conditions.NONE)) {
            made = events.events(0, count);
        }
        List<CollisionEvent> training = data.part(EventSplit.TRAIN);
        List<CollisionEvent> reference = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reference.add(training.get((int) ((long) i * training.size() / count)));
        }
        double[][] real = process.observables().rows(heldOut.subList(0, count));
        double[][] synthetic = process.observables().rows(made);
        double[][] other = process.observables().rows(reference);
        metrics.put("heldOut.w1", Wasserstein.standardised(real, synthetic));
        metrics.put("heldOut.w1Floor", Wasserstein.standardised(real, other));
        metrics.put("heldOut.meanDifference", SampleDifference.ofMeans(real, synthetic));
        metrics.put("heldOut.meanDifferenceFloor", SampleDifference.ofMeans(real, other));
        metrics.put("heldOut.correlationDifference", SampleDifference.ofCorrelations(real, synthetic));
        metrics.put("heldOut.correlationDifferenceFloor", SampleDifference.ofCorrelations(real, other));
    }

    private static float[] latents(long stream, int rows, int latent) {
        float[] values = new float[rows * latent];
        for (int row = 0; row < rows; row++) {
            long start = CounterRandom.start(stream, row, 0);
            for (int lane = 0; lane < latent; lane++) {
                values[row * latent + lane] = (float) CounterRandom.normal(start, lane);
            }
        }
        return values;
    }

    private float[] sampled(Sampler sampler, float[] latents, int rows) {
        float[] made = new float[rows * process.quantities().size()];
        sampler.sample(latents, rows, made);
        return made;
    }

    private GeneratorContract contract(TrainedGenerator generator, float[] quantities) {
        int latent = generator.shape().latent();
        return new GeneratorContract(
                latent,
                acceptance.bounds(),
                rows(latents(0, SELF_TEST_ROWS, latent), latent),
                rows(quantities, process.quantities().size()),
                GeneratorContract.DEFAULT_TOLERANCE);
    }

    private static List<List<Float>> rows(float[] values, int width) {
        List<List<Float>> rows = new ArrayList<>();
        for (int first = 0; first < values.length; first += width) {
            List<Float> row = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                row.add(values[first + i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private Map<String, String> metadata(TrainedGenerator generator) {
        return Map.of(
                "model", process.model(),
                "quantities", process.quantities().name(),
                "quantitiesHash", process.quantities().hash(),
                "seed", Long.toString(generator.plan().seed()),
                "codeVersion", CodeVersion.TEXT,
                "dataFingerprint", data.fingerprint());
    }

    private ModelManifest manifest(
            TrainedGenerator generator, byte[] onnx, Map<String, Double> metrics, GeneratorContract contract) {
        QuantitySet set = process.quantities();
        Map<String, String> hyperparameters = new TreeMap<>(generator.plan().hyperparameters());
        hyperparameters.put(SplitRule.KEY, SplitRule.EVENT.toString());
        hyperparameters.put("bestStep", Integer.toString(generator.step()));
        ModelManifest.Training training = new ModelManifest.Training(
                process.model(),
                data.fingerprint(),
                data.datasets(),
                data.part(EventSplit.TRAIN).size(),
                data.part(EventSplit.VALIDATION).size(),
                data.part(EventSplit.HELD_OUT).size(),
                generator.plan().seed(),
                CodeVersion.TEXT,
                hyperparameters);
        return new ModelManifest(
                        process.model(),
                        1,
                        ModelArtifact.sha256(onnx),
                        set.name(),
                        set.hash(),
                        GeneratorGraph.INPUT,
                        GeneratorGraph.OUTPUT,
                        0,
                        training,
                        metrics)
                .with(SelfTest.NONE, TrainingReference.of(process.observables(), data.part(EventSplit.TRAIN)))
                .generating(contract);
    }
}
