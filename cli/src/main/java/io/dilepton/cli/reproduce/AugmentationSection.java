package io.dilepton.cli.reproduce;

import io.dilepton.cli.study.StudyRun;
import io.dilepton.cli.study.Technique;
import io.dilepton.cli.train.FileEvents;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.generation.ShippedGenerators;
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
            if (technique == Technique.WGAN) {
                rows.addAll(generated(run, seeds + ", paired, of " + source(setting)));
            } else {
                rows.add(chosen(run, technique, seeds));
            }
        }
        return rows;
    }

    /** The multiplier that is best on the validation events. */
    private static Row chosen(StudyRun run, Technique technique, String seeds) {
        Published gain = Published.of(technique.paperGain());
        Variant best = run.best(technique);
        return best == null
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
                                seeds));
    }

    /** Both shares that the study tried: "approximately +0.001" with 20%, worse with 50%, for which it gives no number. */
    private static List<Row> generated(StudyRun run, String protocol) {
        return run.variants().getOrDefault(Technique.WGAN, List.of()).stream()
                .map(variant -> new Row(
                        String.format(Locale.ROOT, "%s, %.0f%%, gain", Technique.WGAN, 100 * variant.multiplier()),
                        variant.multiplier() == Technique.WGAN.paperMultiplier()
                                ? Published.of(Technique.WGAN.paperGain())
                                : null,
                        variant.gain(),
                        protocol))
                .toList();
    }

    private static String source(Setting setting) {
        return setting.quick() ? "the generators that come with the product" : STEPS + " steps";
    }

    /** Half as many events as there are training events, of generators of both channels that have seen training events alone. */
    private static PairSample synthetic(Setting setting) {
        PairEvents made = new PairEvents(Task.DECAY_CHANNEL);
        for (GeneratorProcess process : List.of(GeneratorProcess.ZEE, GeneratorProcess.ZMUMU)) {
            SourceFile file = process == GeneratorProcess.ZEE ? SourceFile.ZEE_2011 : SourceFile.ZMUMU_2011;
            GeneratorData data = new GeneratorData(process);
            FileEvents.read(List.of(setting.data().file(file)), null, data::add);
            int count = data.part(EventSplit.TRAIN).size() / 2 + 1;
            List<CollisionEvent> events = setting.quick()
                    ? Generators.events(ShippedGenerators.named(process.model()), setting.seed(), count)
                    : Generators.events(process, data, plan(process, setting), count, setting, "augmentation");
            events.forEach(made::add);
        }
        return made.all();
    }

    private static GenerativePlan plan(GeneratorProcess process, Setting setting) {
        return GenerativePlan.refined(process.quantities().size(), setting.seed())
                .withSteps(STEPS);
    }
}
