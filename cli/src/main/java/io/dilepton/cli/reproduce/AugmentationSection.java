package io.dilepton.cli.reproduce;

import io.dilepton.cli.study.StudyRun;
import io.dilepton.cli.study.Technique;
import io.dilepton.cli.train.FileEvents;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.augmentation.PairEvents;
import io.dilepton.trainer.augmentation.Variant;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Seed 000, section 7: what synthetic training events gain. The study's accuracies may owe to the run number, so gains are compared, not
 * accuracies: what is common to a network with and without synthetic events cancels.
 */
final class AugmentationSection implements Section {

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
        StudyRun run = StudyRun.of(events, null, setting.quick(), setting.seeds(), setting.progress());
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
                            ? new Row(technique + ", gain", gain.underOtherProtocol(), NONE, "needs the generator")
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
}
