package io.dilepton.cli.bench.lab;

import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.training.TrainingListener;

/** The models of a measurement: the product's network, trained briefly, since what it answers does not change how long it takes. */
public final class BenchModel {

    private static final int EVENTS = 2_000;
    private static final int EPOCHS = 2;

    private BenchModel() {}

    /**
     * Trains a model of the default size.
     *
     * @param seed seed; another seed gives other weights
     * @return the model
     */
    public static ModelArtifact trained(long seed) {
        DrellYanSimulator simulator = new DrellYanSimulator(SimulationConfig.inclusive(Channel.ELECTRON), seed);
        EventDataset.Builder dataset = Task.Z_CANDIDATE.dataset();
        simulator.events(0, EVENTS).forEach(dataset::add);
        return TaskTraining.train(
                        Task.Z_CANDIDATE,
                        dataset.build(),
                        Task.Z_CANDIDATE.defaultPlan(seed).withEpochs(EPOCHS),
                        TrainingListener.SILENT)
                .artifact();
    }
}
