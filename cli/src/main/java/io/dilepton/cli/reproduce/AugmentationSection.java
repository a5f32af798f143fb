package io.dilepton.cli.reproduce;

import io.dilepton.cli.study.StudyRun;
import io.dilepton.cli.study.Technique;
import io.dilepton.cli.train.FileEvents;
import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.GeneratorData;
import io.dilepton.trainer.GeneratorProcess;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.augmentation.PairEvents;
import io.dilepton.trainer.augmentation.PairSample;
import io.dilepton.trainer.augmentation.Variant;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.generative.GenerativePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Seed 000, section 7: what synthetic training events gain. The study's accuracies may owe to the run number, so gains are compared, not
 * accuracies: what is common to a network with and without synthetic events cancels.
 */
final class AugmentationSection implements Section {

    private static final int STEPS = GenerativePlan.STEPS;
    private static final int QUICK_STEPS = 200;
    private static final Estimate NONE = new Estimate(Double.NaN, new Interval(Double.NaN, Double.NaN));

    @Override
    public String title() {
        return "Decay channel: accuracy gained by synthetic training events (section 7)";
    }

    @Override
    public List<Row> rows(Setting setting) {
        PairEvents events = new PairEvents(Task.DECAY_CHANNEL);
        FileEvents.read(
                List.of(setting.data().file(SourceFile.ZEE_2011), setting.data().file(SourceFile.ZMUMU_2011)),
                null,
                events::add);
        StudyRun run = StudyRun.of(events, synthetic(setting), setting.quick(), setting.seeds(), setting.progress());
        List<Row> rows = new ArrayList<>();
        String seeds = setting.seeds().length + " seeds";
        rows.add(new Row(
                "no synthetic events, accuracy",
                Published.of(Technique.PAPER_BASELINE).underOtherProtocol(),
                run.baseline().accuracy(),
                seeds + ", without identifiers; the study's features are not known"));
        for (Technique technique : Technique.values()) {
            Published gain = Published.of(technique.paperGain());
            Variant best = run.best(technique);
            rows.add(
                    best == null
                            ? new Row(technique + ", gain", gain.underOtherProtocol(), NONE, "not tried")
                            : new Row(
                                    technique + ", gain",
                                    gain,
                                    best.gain(),
                                    String.format(
                                            Locale.ROOT,
                                            "x%.1f, chosen on validation events (study x%.1f), %s, paired",
                                            best.multiplier(),
                                            technique.paperMultiplier(),
                                            seeds)));
        }
        return rows;
    }

    /** Half as many events as there are training events, of generators of both channels that have seen training events alone. */
    private static PairSample synthetic(Setting setting) {
        PairEvents made = new PairEvents(Task.DECAY_CHANNEL);
        for (GeneratorProcess process : List.of(GeneratorProcess.ZEE, GeneratorProcess.ZMUMU)) {
            SourceFile file = process == GeneratorProcess.ZEE ? SourceFile.ZEE_2011 : SourceFile.ZMUMU_2011;
            GeneratorData data = new GeneratorData(process);
            FileEvents.read(List.of(setting.data().file(file)), null, data::add);
            GenerativePlan plan = GenerativePlan.refined(process.quantities().size(), setting.seed())
                    .withSteps(setting.quick() ? QUICK_STEPS : STEPS);
            int count = data.part(EventSplit.TRAIN).size() / 2 + 1;
            Generators.events(process, data, plan, count, setting, "augmentation")
                    .forEach(made::add);
        }
        return made.all();
    }
}
