package io.dilepton.cli.reproduce;

import io.dilepton.cli.train.FileEvents;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.SplitRule;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.Metric;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.audit.AuditSample;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.search.SearchSpace;
import io.dilepton.trainer.training.PlanFields;
import io.dilepton.trainer.training.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** What the sections of seed 000 have in common: the events of Z → ee and Z → µµ of 2011, and the study's best plan. */
final class DecayChannelEvents {

    private DecayChannelEvents() {}

    /** "The output best parameters" of section 6; scikit-learn divides the L2 strength by the rows of a batch. */
    static TrainingPlan publishedPlan(long seed) {
        Map<String, Object> fields = new TreeMap<>(SearchSpace.PLAIN);
        fields.put("hidden", List.of(200));
        fields.put("activation", "logistic");
        fields.put("optimiser", "adam");
        fields.put("schedule", "constant");
        fields.put("learningRate", 0.00851);
        fields.put("batch", 32);
        fields.put("weightDecay", 9.7497e-5 / 32);
        fields.put("beta1", 0.82947);
        fields.put("beta2", 0.99967);
        return PlanFields.set(Task.DECAY_CHANNEL.defaultPlan(seed), fields);
    }

    /** The task's own plan; fewer networks vote in a quick run. */
    static TrainingPlan plan(Setting setting, long seed) {
        TrainingPlan plan = Task.DECAY_CHANNEL.defaultPlan(seed);
        return setting.quick() ? plan.withMembers(2) : plan;
    }

    /** One network of the task's plan, for what is shown beside it. */
    static TrainingPlan single(long seed) {
        return Task.DECAY_CHANNEL.defaultPlan(seed).withMembers(1).withFolds(0);
    }

    static EventDataset dataset(Setting setting, UnaryOperator<CollisionEvent> change) {
        EventDataset.Builder builder = Task.DECAY_CHANNEL.dataset();
        read(setting, event -> builder.add(change.apply(event)));
        return builder.build();
    }

    static AuditSample sample(Setting setting) {
        AuditSample.Builder builder =
                new AuditSample.Builder(Task.DECAY_CHANNEL.features(), Task.DECAY_CHANNEL, SplitRule.EVENT);
        read(setting, builder::add);
        return builder.build();
    }

    private static void read(Setting setting, Consumer<CollisionEvent> sink) {
        List<Path> files =
                List.of(setting.data().file(SourceFile.ZEE_2011), setting.data().file(SourceFile.ZMUMU_2011));
        FileEvents.read(files, null, sink);
    }

    /** The same event with its leptons in the order of falling transverse momentum. */
    static CollisionEvent byPt(CollisionEvent event) {
        Lepton softer = event.first();
        Lepton harder = event.second();
        return softer.pt() >= harder.pt()
                ? event
                : new CollisionEvent(
                        event.id(),
                        event.eventTime(),
                        event.origin(),
                        event.lineage(),
                        event.dataset(),
                        harder,
                        softer,
                        event.missingPt(),
                        event.jets(),
                        event.jetSummary(),
                        event.mmcMass(),
                        event.truth());
    }

    /** The network of each seed, measured on the held-out rows. */
    static List<Evaluation> trained(
            Setting setting, String name, EventDataset dataset, LongFunction<TrainingPlan> plan, long... seeds) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (long seed : seeds) {
            evaluations.add(TaskTraining.train(
                            Task.DECAY_CHANNEL,
                            dataset,
                            plan.apply(seed),
                            report -> setting.progress()
                                    .accept(name + ", seed " + seed + ", epoch " + report.epoch() + "/"
                                            + report.epochs()))
                    .network());
        }
        return evaluations;
    }

    /** Accuracy and AUC, which the study gives. */
    static List<Row> rows(
            String classifier, List<Evaluation> seeds, Published accuracy, Published auc, String protocol) {
        return SeedRows.of(classifier, seeds, Map.of(Metric.ACCURACY, accuracy, Metric.AUC, auc), protocol).stream()
                .filter(row -> row.paper() != null)
                .toList();
    }
}
