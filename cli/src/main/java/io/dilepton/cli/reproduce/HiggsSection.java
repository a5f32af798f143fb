package io.dilepton.cli.reproduce;

import io.dilepton.cli.train.TrainingEvents;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.trainer.ModelEvaluation;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Measure;
import io.dilepton.trainer.evaluation.SeedComparison;
import io.dilepton.trainer.evaluation.SeedScores;
import io.dilepton.trainer.evaluation.WeighedRows;
import io.dilepton.trainer.physics.PhysicsForm;
import io.dilepton.trainer.physics.PhysicsPlan;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Seed 004: the physics-informed network on the challenge's events, its forms beside the same network without physics terms. */
final class HiggsSection implements Section {

    /** Validation accuracy, precision, recall, F1 and area of the study's physics-informed network. */
    private static final Map<Measure, Published> PAPER = Map.of(
            Measure.ACCURACY, Published.of(0.75),
            Measure.PRECISION, Published.of(0.74),
            Measure.RECALL, Published.of(0.42),
            Measure.F1, Published.of(0.53),
            Measure.AUC, Published.of(0.81));

    /** Networks that vote in a quick run; in a full one those of the task. */
    private static final int QUICK_MEMBERS = 2;

    /** A way of training. */
    private record Variant(String name, PhysicsPlan physics) {}

    @Override
    public String title() {
        return "Higgs candidates, lepton + hadronic tau; mass sculpting where 70% of the signal is kept";
    }

    @Override
    public List<Row> rows(Setting setting) {
        EventDataset dataset = TrainingEvents.read(
                        List.of(setting.data().file(SourceFile.HIGGS_CHALLENGE)), null, Task.HIGGS.dataset())
                .dataset();
        List<SeedScores> plain = scores(setting, dataset, new Variant("plain network", PhysicsPlan.NONE), List.of());
        String protocol = String.format(
                Locale.ROOT,
                "%,d held-out rows, %d seeds",
                dataset.part(EventSplit.HELD_OUT).rows(),
                setting.seeds().length);
        List<Row> rows = new ArrayList<>();
        List<Row> differences = new ArrayList<>();
        for (Variant variant : variants()) {
            SeedComparison comparison =
                    SeedComparison.of(plain, scores(setting, dataset, variant, plain), setting.seed());
            if (rows.isEmpty()) {
                rows.addAll(rows("plain network", comparison.first(), PAPER, protocol));
            }
            rows.addAll(rows(variant.name(), comparison.second(), PAPER, protocol));
            differences.addAll(
                    rows(variant.name() + " - plain", comparison.difference(), Map.of(), "paired by row and seed"));
        }
        rows.addAll(differences);
        return rows;
    }

    private static List<Variant> variants() {
        return List.of(
                new Variant("PINN literal", PhysicsPlan.published(PhysicsForm.LITERAL)),
                new Variant("PINN differentiable", PhysicsPlan.published(PhysicsForm.DIFFERENTIABLE)),
                new Variant("PINN with additions", PhysicsPlan.extended()));
    }

    private static List<Row> rows(
            String name, Map<Measure, Estimate> estimates, Map<Measure, Published> paper, String protocol) {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Estimate estimate = estimates.get(measure);
            if (estimate != null) {
                rows.add(new Row(
                        name + " " + measure, paper.get(measure), estimate, measure.isHigherBetter(), protocol));
            }
        }
        return rows;
    }

    /**
     * Scores of the held-out rows by a model for each seed. Where the first seed gives what the plain network gives, to the last bit, the way of training adds
     * nothing, and the plain network's scores stand for the other seeds.
     */
    private static List<SeedScores> scores(
            Setting setting, EventDataset dataset, Variant variant, List<SeedScores> plain) {
        FeatureMatrix heldOut = dataset.part(EventSplit.HELD_OUT);
        WeighedRows rows = new WeighedRows(heldOut.labels(), heldOut.weights(), heldOut.masses());
        List<SeedScores> scores = new ArrayList<>();
        for (long seed : setting.seeds()) {
            ModelArtifact model = model(setting, dataset, variant, seed);
            SeedScores own = new SeedScores(
                    rows,
                    ModelEvaluation.scores(model, heldOut),
                    model.manifest().threshold());
            if (scores.isEmpty() && !plain.isEmpty() && own.isSameAs(plain.get(0))) {
                return plain;
            }
            scores.add(own);
        }
        return scores;
    }

    private static ModelArtifact model(Setting setting, EventDataset dataset, Variant variant, long seed) {
        TrainingPlan plan = Task.HIGGS.defaultPlan(seed).withPhysics(variant.physics());
        return TaskTraining.train(
                        Task.HIGGS,
                        dataset,
                        setting.quick() ? plan.withMembers(QUICK_MEMBERS) : plan,
                        report -> setting.progress()
                                .accept(variant.name() + ", seed " + seed + ", epoch " + report.epoch() + "/"
                                        + report.epochs()))
                .artifact();
    }
}
