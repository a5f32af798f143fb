package io.dilepton.cli.reproduce;

import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.GeneratorData;
import io.dilepton.trainer.GeneratorProcess;
import io.dilepton.trainer.generative.AdversarialTraining;
import io.dilepton.trainer.generative.GenerativePlan;
import io.dilepton.trainer.generative.Method;
import io.dilepton.trainer.generative.RowFilter;
import io.dilepton.trainer.generative.SampleMatrix;
import io.dilepton.trainer.generative.TrainedGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Seed 002: adversarial networks on the eight observables of tt̄ events with two leptons. The study's sample is not public, so ours is the built-in simulation of the
 * same selection; its relative differences of means are compared, which do not depend on the sample's size beyond its statistics.
 */
final class TopGeneratorSection implements Section {

    private static final Size FULL = new Size(500_000, 20_000, GenerativePlan.STEPS);
    private static final Size QUICK = new Size(20_000, 300, 300);
    private static final GeneratorProcess PROCESS = GeneratorProcess.TTBAR;

    private final Size full;
    private final Size quick;

    TopGeneratorSection() {
        this(FULL, QUICK);
    }

    /** For other sizes than those that the command runs. */
    TopGeneratorSection(Size full, Size quick) {
        this.full = full;
        this.quick = quick;
    }

    /**
     * How much is done.
     *
     * @param events simulated events
     * @param publishedSteps steps of the generators with the study's settings
     * @param steps steps of ours
     */
    record Size(int events, int publishedSteps, int steps) {}

    private Size size(Setting setting) {
        return setting.quick() ? quick : full;
    }

    @Override
    public String title() {
        return "Eight observables of top pairs: adversarial networks (section 5)";
    }

    @Override
    public List<Row> rows(Setting setting) {
        int events = size(setting).events();
        setting.progress().accept("simulating " + events + " top pairs");
        GeneratorData data = new GeneratorData(PROCESS);
        PROCESS.simulation(setting.seed()).events(0, events).forEach(data::add);
        double[][] heldOut = PROCESS.observables().rows(data.part(EventSplit.HELD_OUT));
        List<Row> rows = new ArrayList<>();
        String protocol = String.format(Locale.ROOT, "%,d simulated tt, %,d held out", events, heldOut.length);
        List<GeneratedRows> ours = refined(setting, data, heldOut);
        rows.addAll(TopGeneratorRows.means(
                "ours", ours, true, protocol + ", " + described(ours(setting, setting.seed()), setting)));
        rows.addAll(TopGeneratorRows.summary("ours", ours, protocol));
        for (Method method : List.of(Method.WGAN_GP, Method.WGAN, Method.GAN)) {
            List<GeneratedRows> published = published(setting, data, method);
            String how = protocol + ", tails cut in both, " + described(plan(setting, method, setting.seed()), setting);
            if (method == Method.WGAN_GP) {
                rows.addAll(TopGeneratorRows.means(method + " as published", published, false, how));
            }
            rows.addAll(TopGeneratorRows.summary(method + " as published", published, how));
        }
        GeneratedRows floor = new GeneratedRows(heldOut, reference(data, heldOut.length));
        rows.addAll(TopGeneratorRows.summary("training events (floor)", List.of(floor), protocol));
        return rows;
    }

    private static String described(GenerativePlan plan, Setting setting) {
        return plan.steps() + " steps, " + setting.seeds().length + " seeds";
    }

    private GenerativePlan plan(Setting setting, Method method, long seed) {
        int steps = setting.baselineSteps() > 0
                ? setting.baselineSteps()
                : size(setting).publishedSteps();
        return GenerativePlan.published(method, steps, seed);
    }

    private GenerativePlan ours(Setting setting, long seed) {
        return GenerativePlan.refined(PROCESS.quantities().size(), seed)
                .withSteps(size(setting).steps());
    }

    private List<GeneratedRows> refined(Setting setting, GeneratorData data, double[][] heldOut) {
        List<GeneratedRows> seeds = new ArrayList<>();
        for (long seed : setting.seeds()) {
            seeds.add(new GeneratedRows(
                    heldOut,
                    PROCESS.observables()
                            .rows(Generators.events(
                                    PROCESS, data, ours(setting, seed), heldOut.length, setting, "ours"))));
        }
        return seeds;
    }

    /** The study's networks make the eight observables themselves. */
    private List<GeneratedRows> published(Setting setting, GeneratorData data, Method method) {
        double[][] heldOut = PROCESS.observables().rows(data.part(EventSplit.HELD_OUT));
        SampleMatrix training = observables(data, EventSplit.TRAIN);
        SampleMatrix validation = observables(data, EventSplit.VALIDATION);
        List<GeneratedRows> seeds = new ArrayList<>();
        for (long seed : setting.seeds()) {
            TrainedGenerator generator = AdversarialTraining.train(
                    plan(setting, method, seed),
                    training,
                    validation,
                    RowFilter.ALL,
                    null,
                    report -> setting.progress()
                            .accept(method + ", seed " + seed + ", step " + report.step() + "/" + report.steps()),
                    null);
            double[][] made = Generators.rows(generator.sample(~seed, 0, heldOut.length));
            seeds.add(new GeneratedRows(cut(heldOut, generator), made));
        }
        return seeds;
    }

    private static SampleMatrix observables(GeneratorData data, EventSplit part) {
        double[][] rows = PROCESS.observables().rows(data.part(part));
        float[] values = new float[rows.length * TopGeneratorRows.COLUMNS];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < TopGeneratorRows.COLUMNS; column++) {
                values[row * TopGeneratorRows.COLUMNS + column] = (float) rows[row][column];
            }
        }
        return new SampleMatrix(TopGeneratorRows.COLUMNS, 0, values);
    }

    /** Events as the study's preprocessing leaves them: every column within what the generator can make. */
    private static double[][] cut(double[][] rows, TrainedGenerator generator) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] cut = row.clone();
                    for (int column = 0; column < cut.length; column++) {
                        float[] ends = generator.scaling().quantityKnots(column);
                        cut[column] = Math.min(cut[column], ends[ends.length - 1]);
                    }
                    return cut;
                })
                .toArray(double[][]::new);
    }

    private static double[][] reference(GeneratorData data, int count) {
        return PROCESS.observables()
                .rows(data.part(EventSplit.TRAIN)
                        .subList(0, Math.min(count, data.part(EventSplit.TRAIN).size())));
    }
}
