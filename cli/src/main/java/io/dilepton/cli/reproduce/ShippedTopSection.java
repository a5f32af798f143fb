package io.dilepton.cli.reproduce;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.generation.ShippedGenerators;
import io.dilepton.trainer.GeneratorProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Seed 002: the generator of top pairs that comes with the product, against more events than it was trained on, of another seed: correlations of smaller samples do not tell
 * what is aimed at.
 */
final class ShippedTopSection implements Section {

    /** Distance of the seeds of simulations that must not be those of trainings. */
    private static final long OTHER = 1_000_003;

    private static final GeneratorProcess PROCESS = GeneratorProcess.TTBAR;

    private final int full;
    private final int quick;

    ShippedTopSection() {
        this(200_000, 100_000);
    }

    /** For other numbers of events than those that the command takes. */
    ShippedTopSection(int full, int quick) {
        this.full = full;
        this.quick = quick;
    }

    @Override
    public String title() {
        return "Eight observables of top pairs: the generator that comes with the product";
    }

    @Override
    public List<Row> rows(Setting setting) {
        int events = setting.quick() ? quick : full;
        List<GeneratedRows> samples = new ArrayList<>();
        double[][] first = simulated(setting.seed() + OTHER, events);
        for (long seed : setting.seeds()) {
            setting.progress().accept("events of the generator that comes with the product, seed " + seed);
            List<CollisionEvent> made = Generators.events(ShippedGenerators.named(PROCESS.model()), seed, events);
            samples.add(new GeneratedRows(first, PROCESS.observables().rows(made)));
        }
        GeneratedRows floor = new GeneratedRows(first, simulated(setting.seed() + 2 * OTHER, events));
        String protocol =
                String.format(Locale.ROOT, "%,d simulated tt, %d samples of one training", events, samples.size());
        List<Row> rows = new ArrayList<>();
        rows.addAll(TopGeneratorRows.means("as it comes with the product", samples, true, protocol));
        rows.addAll(TopGeneratorRows.summary("as it comes with the product", samples, protocol));
        rows.addAll(TopGeneratorRows.summary("as many simulated events (floor)", List.of(floor), protocol));
        return rows;
    }

    private static double[][] simulated(long seed, int events) {
        return PROCESS.observables()
                .rows(PROCESS.simulation(seed)
                        .events(0, events)
                        .filter(PROCESS::appliesTo)
                        .toList());
    }
}
