package io.dilepton.cli.bench.worker;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.inference.Scorer;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Scores rows as fast as the runtime can: the batch size that is best in a scan, then for long enough to measure. */
final class InferenceRun {

    private static final int ROWS = 8192;
    private static final List<Integer> BATCHES = List.of(32, 64, 128, 256, 512, 1024);
    private static final Duration SCAN = Duration.ofMillis(300);
    private static final Duration LEAST = Duration.ofSeconds(2);

    private final WorkerOptions options;

    InferenceRun(WorkerOptions options) {
        this.options = options;
    }

    Measurement run() {
        ModelArtifact artifact = new ModelDirectory(options.model()).read();
        FeatureSet features = FeatureSets.named(artifact.manifest().featureSet());
        float[] rows = rows(features);
        ExecutorService threads = Executors.newFixedThreadPool(options.threads());
        try (OnnxModel model = OnnxModel.load(artifact, features)) {
            Load load = new Load(model, rows, threads, options.threads());
            load.run(BATCHES.get(BATCHES.size() - 1), SCAN, 0);
            int best = BATCHES.get(0);
            double bestRate = 0;
            for (int batch : BATCHES) {
                double rate = load.run(batch, SCAN, 0).rate();
                if (rate > bestRate) {
                    best = batch;
                    bestRate = rate;
                }
            }
            return load.run(best, LEAST, options.events());
        } finally {
            threads.shutdownNow();
        }
    }

    private static float[] rows(FeatureSet features) {
        DrellYanSimulator simulator = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), 1);
        float[] rows = new float[ROWS * features.size()];
        for (int row = 0; row < ROWS; row++) {
            features.extract(simulator.event(row), rows, row * features.size());
        }
        return rows;
    }

    /** Several threads that score the same rows over and over. */
    private static final class Load {

        private final OnnxModel model;
        private final float[] rows;
        private final ExecutorService threads;
        private final int count;

        Load(OnnxModel model, float[] rows, ExecutorService threads, int count) {
            this.model = model;
            this.rows = rows;
            this.threads = threads;
            this.count = count;
        }

        Measurement run(int batch, Duration least, long leastRows) {
            CountDownLatch ready = new CountDownLatch(count);
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch finished = new CountDownLatch(count);
            CountDownLatch end = new CountDownLatch(1);
            List<Future<Long>> scored = IntStream.range(0, count)
                    .mapToObj(thread -> threads.submit(() -> {
                        try (Scorer scorer = model.newScorer()) {
                            ready.countDown();
                            go.await();
                            long rowsDone = score(scorer, batch, least, leastRows / count);
                            finished.countDown();
                            end.await();
                            return rowsDone;
                        }
                    }))
                    .toList();
            try {
                ready.await();
                Usage from = Usage.now(0);
                go.countDown();
                finished.await();
                Usage to = Usage.now(0);
                end.countDown();
                long total = 0;
                for (Future<Long> one : scored) {
                    total += one.get();
                }
                return from.until(new Usage(total, to.nanos(), to.cpuNanos(), to.allocated(), to.gcMillis()), 0, batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CommandFailure.run("interrupted");
            } catch (ExecutionException e) {
                throw CommandFailure.run("scoring failed: " + e.getCause());
            }
        }

        private long score(Scorer scorer, int batch, Duration least, long leastRows) {
            int width = scorer.width();
            float[] input = new float[batch * width];
            float[] output = new float[batch];
            long end = System.nanoTime() + least.toNanos();
            long done = 0;
            int first = 0;
            while (done < leastRows || System.nanoTime() < end) {
                System.arraycopy(rows, first * width, input, 0, batch * width);
                scorer.score(input, batch, output);
                done += batch;
                first = (first + batch) % (ROWS - batch + 1);
            }
            return done;
        }
    }
}
