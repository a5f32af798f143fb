package io.dilepton.cli.reproduce;

import io.dilepton.cli.train.FileEvents;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.generation.ShippedGenerators;
import io.dilepton.trainer.GeneratorData;
import io.dilepton.trainer.GeneratorProcess;
import io.dilepton.trainer.evaluation.Estimate;
import io.dilepton.trainer.evaluation.Interval;
import io.dilepton.trainer.generative.GenerativePlan;
import io.dilepton.trainer.generative.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Seed 000, section 5: Wasserstein distance of generated Z → ee and Z → µµ events. The study does not say which features, or how they are scaled. */
final class ZGeneratorSection implements Section {

    /** "A very low Wasserstein distance (≈ 0.04)" in section 5, "approximately of 0.05" in section 7.6. */
    private static final Published DISTANCE = Published.between(0.04, 0.05);

    private static final int STEPS = GenerativePlan.STEPS;
    private static final int QUICK_STEPS = 200;

    @Override
    public String title() {
        return "Generated Z to ee and Z to mumu events (section 5)";
    }

    @Override
    public List<Row> rows(Setting setting) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(rows(setting, GeneratorProcess.ZEE, SourceFile.ZEE_2011));
        rows.addAll(rows(setting, GeneratorProcess.ZMUMU, SourceFile.ZMUMU_2011));
        return rows;
    }

    private static List<Row> rows(Setting setting, GeneratorProcess process, SourceFile file) {
        GeneratorData data = new GeneratorData(process);
        FileEvents.read(List.of(setting.data().file(file)), null, data::add);
        double[][] heldOut = process.observables().rows(data.part(EventSplit.HELD_OUT));
        String protocol = String.format(Locale.ROOT, "%,d held-out events", heldOut.length);
        double[][] training =
                process.observables().rows(data.part(EventSplit.TRAIN).subList(0, heldOut.length));
        double floor = new GeneratedRows(heldOut, training).distance();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                process.model() + ", training events (floor), standardised W1",
                null,
                new Estimate(floor, new Interval(floor, floor)),
                false,
                protocol));
        rows.add(shipped(process, heldOut, setting, protocol));
        for (Method method : List.of(Method.WGAN_GP, Method.WGAN, Method.ENERGY)) {
            List<GeneratedRows> seeds = new ArrayList<>();
            for (long seed : setting.seeds()) {
                GenerativePlan plan = GenerativePlan.refined(
                                process.quantities().size(), seed)
                        .withSteps(setting.quick() ? QUICK_STEPS : STEPS)
                        .withMethod(method);
                seeds.add(new GeneratedRows(
                        heldOut,
                        process.observables()
                                .rows(Generators.events(
                                        process, data, plan, heldOut.length, setting, method.toString()))));
            }
            rows.add(new Row(
                    process.model() + ", " + method + ", standardised W1",
                    method == Method.WGAN_GP ? DISTANCE : DISTANCE.underOtherProtocol(),
                    GeneratedRows.over(seeds, GeneratedRows::distance),
                    false,
                    protocol + ", " + setting.seeds().length + " seeds, mean over observables"));
        }
        return rows;
    }

    /** Samples of several seeds, of one training. */
    private static Row shipped(GeneratorProcess process, double[][] heldOut, Setting setting, String protocol) {
        List<GeneratedRows> samples = new ArrayList<>();
        for (long seed : setting.seeds()) {
            List<CollisionEvent> made =
                    Generators.events(ShippedGenerators.named(process.model()), seed, heldOut.length);
            samples.add(new GeneratedRows(heldOut, process.observables().rows(made)));
        }
        return new Row(
                process.model() + ", as it comes with the product, standardised W1",
                DISTANCE,
                GeneratedRows.over(samples, GeneratedRows::distance),
                false,
                protocol + ", one training, " + samples.size() + " samples, mean over observables");
    }
}
