package io.dilepton.cli.reproduce;

import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.audit.AuditSample;
import io.dilepton.trainer.audit.LeakedNetwork;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Seed 000, section 6: Z → ee against Z → µµ. What the study reports lies between what kinematics tell and what the run number gives away, and it does not list
 * its columns; so its numbers are compared with those that {@code Run} gives, and stand beside the others.
 */
final class DecayChannelSection implements Section {

    /** "Test score of 0.8803 and a ROC curve with area 0.95". */
    private static final Published ACCURACY = Published.of(0.8803);

    private static final Published AUC = Published.of(0.95);

    private static final String STUDYS_LIKELY_LEAK = "Run";

    @Override
    public String title() {
        return "Z to ee against Z to mumu: networks (section 6)";
    }

    @Override
    public List<Row> rows(Setting setting) {
        Task task = Task.DECAY_CHANNEL;
        EventDataset dataset = DecayChannelEvents.dataset(setting, UnaryOperator.identity());
        long[] seeds = setting.seeds();
        long[] fewer = setting.quick() ? Arrays.copyOf(seeds, 1) : seeds;
        List<Evaluation> network = DecayChannelEvents.trained(
                setting, "network", dataset, seed -> DecayChannelEvents.plan(setting, seed), seeds);
        int voting = DecayChannelEvents.plan(setting, setting.seed()).members();
        List<Row> rows =
                new ArrayList<>(free("network", network, "no identifiers, " + voting + " networks vote in one model"));
        rows.addAll(free(
                "one network alone",
                DecayChannelEvents.trained(setting, "one network", dataset, DecayChannelEvents::single, seeds),
                "no identifiers"));
        setting.progress().accept("boosted trees");
        rows.addAll(free(
                "boosted trees",
                Arrays.stream(seeds)
                        .mapToObj(seed -> TaskTraining.train(
                                        task, dataset, task.defaultTrees(seed), CalibrationMethod.PLATT)
                                .network())
                        .toList(),
                "the same features"));
        rows.addAll(free(
                "study's best plan",
                DecayChannelEvents.trained(setting, "study's plan", dataset, DecayChannelEvents::publishedPlan, seeds),
                "the same features, plan of section 6"));
        rows.addAll(free(
                "one network, leptons by pt",
                DecayChannelEvents.trained(
                        setting,
                        "leptons by pt",
                        DecayChannelEvents.dataset(setting, DecayChannelEvents::byPt),
                        DecayChannelEvents::single,
                        fewer),
                "without the order of the record"));
        AuditSample sample = DecayChannelEvents.sample(setting);
        rows.addAll(leak(setting, sample, STUDYS_LIKELY_LEAK, seeds));
        rows.addAll(leak(setting, sample, "Event", fewer));
        return rows;
    }

    private static List<Row> free(String name, List<Evaluation> seeds, String what) {
        return DecayChannelEvents.rows(
                name, seeds, ACCURACY.underOtherProtocol(), AUC.underOtherProtocol(), protocol(seeds) + ", " + what);
    }

    private static List<Row> leak(Setting setting, AuditSample sample, String column, long... seeds) {
        List<Evaluation> leaked = Arrays.stream(seeds)
                .mapToObj(seed -> LeakedNetwork.train(
                        sample,
                        column,
                        DecayChannelEvents.single(seed),
                        Task.DECAY_CHANNEL.criterion(),
                        report -> setting.progress()
                                .accept("with " + column + ", seed " + seed + ", epoch " + report.epoch() + "/"
                                        + report.epochs())))
                .toList();
        return DecayChannelEvents.rows(
                "LEAK: one network with " + column,
                leaked,
                column.equals(STUDYS_LIKELY_LEAK) ? ACCURACY : ACCURACY.underOtherProtocol(),
                column.equals(STUDYS_LIKELY_LEAK) ? AUC : AUC.underOtherProtocol(),
                protocol(leaked) + ", the column " + column + " gives the file away");
    }

    static String protocol(List<Evaluation> seeds) {
        return String.format(
                Locale.ROOT,
                "%,d held-out rows, %s",
                seeds.get(0).metrics().rows(),
                seeds.size() == 1 ? "1 seed" : seeds.size() + " seeds");
    }
}
