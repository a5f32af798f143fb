package io.dilepton.cli.reproduce;

import io.dilepton.cli.train.TrainingEvents;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.Metric;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.dataset.EventDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Seed 001: majority vote, logistic regression and a network of 256-128-64 on the dielectron events of 2010. */
final class ZCandidateSection implements Section {

    /** "Accuracy: ~98–99%"; of F1 and AUC the study says "high" and "strong", no numbers. */
    private static final Map<Metric, Published> NETWORK = Map.of(Metric.ACCURACY, Published.between(0.98, 0.99));

    @Override
    public String title() {
        return "Z candidates, 80-100 GeV, in dielectron events";
    }

    @Override
    public List<Row> rows(Setting setting) {
        EventDataset dataset = TrainingEvents.read(
                        List.of(setting.data().file(SourceFile.DIELECTRON_2010)),
                        LeptonFlavour.ELECTRON,
                        Task.Z_CANDIDATE.dataset())
                .dataset();
        List<Evaluation> majority = new ArrayList<>();
        List<Evaluation> logistic = new ArrayList<>();
        List<Evaluation> network = new ArrayList<>();
        for (long seed : setting.seeds()) {
            TrainingOutcome outcome = TaskTraining.train(
                    Task.Z_CANDIDATE,
                    dataset,
                    Task.Z_CANDIDATE.defaultPlan(seed),
                    report -> setting.progress()
                            .accept("z-candidate, seed " + seed + ", epoch " + report.epoch() + "/" + report.epochs()));
            majority.add(outcome.majority());
            logistic.add(outcome.logisticRegression());
            network.add(outcome.network());
        }
        String heldOut = String.format(
                Locale.ROOT,
                "%,d held-out rows, %d seeds, mass not an input",
                network.get(0).metrics().rows(),
                network.size());
        List<Row> rows = new ArrayList<>(SeedRows.of("majority", majority.subList(0, 1), Map.of(), heldOut));
        rows.addAll(SeedRows.of("logistic regression", logistic, Map.of(), heldOut));
        rows.addAll(SeedRows.of("network", network, NETWORK, heldOut + ", threshold by highest F1 in validation"));
        return rows;
    }
}
