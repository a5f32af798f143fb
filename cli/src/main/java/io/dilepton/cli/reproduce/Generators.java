package io.dilepton.cli.reproduce;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.Conditions;
import io.dilepton.core.generation.GeneratedEvents;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.trainer.GeneratorData;
import io.dilepton.trainer.GeneratorProcess;
import io.dilepton.trainer.GeneratorTraining;
import io.dilepton.trainer.generative.GenerativePlan;
import io.dilepton.trainer.generative.SampleMatrix;
import java.util.List;

/** Trained generators of the sections, and what they make. */
final class Generators {

    private Generators() {}

    /** Trains a generator and makes events with the very bytes that would be published. */
    static List<CollisionEvent> events(
            GeneratorProcess process,
            GeneratorData data,
            GenerativePlan plan,
            int count,
            Setting setting,
            String name) {
        ModelArtifact model = GeneratorTraining.train(
                process,
                data,
                plan,
                report -> setting.progress()
                        .accept(process.model() + ", " + name + ", seed " + plan.seed() + ", step " + report.step()
                                + "/" + report.steps()),
                null);
        return events(model, plan.seed(), count);
    }

    /** Events of a generator that is there already. */
    static List<CollisionEvent> events(ModelArtifact model, long seed, int count) {
        try (GeneratedEvents events =
                GeneratedEvents.load(model, InferenceDevice.CPU, "reproduce-" + seed, seed, Conditions.NONE)) {
            return events.events(0, count);
        }
    }

    static double[][] rows(SampleMatrix matrix) {
        double[][] rows = new double[matrix.rows()][matrix.width()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < matrix.width(); column++) {
                rows[row][column] = matrix.values()[row * matrix.width() + column];
            }
        }
        return rows;
    }
}
