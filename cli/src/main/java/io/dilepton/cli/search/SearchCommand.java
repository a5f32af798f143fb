package io.dilepton.cli.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.PlanFile;
import io.dilepton.cli.ReportFile;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.cli.train.MeasurementOptions;
import io.dilepton.cli.train.TaskOption;
import io.dilepton.cli.train.TrainingEvents;
import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.search.DrawScore;
import io.dilepton.trainer.search.FoldScore;
import io.dilepton.trainer.search.RandomSearch;
import io.dilepton.trainer.search.SearchSpace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton search}. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Draws hyperparameters at random and measures each draw by cross-validation on the events that are not held out.",
            "Writes scores.jsonl, to which a second call with the same options and --out adds what is missing, report.json, and best.yaml"
                    + " for 'dilepton train TASK --config'."
        })
public final class SearchCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "TASK",
            converter = TaskOption.class,
            description = "What is trained: z-candidate, decay-channel, higgs.")
    private Task task = Task.DECAY_CHANNEL;

    @Mixin
    private MeasurementOptions options = new MeasurementOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Directory of the search; made if missing.")
    private Path out = Path.of("");

    @Option(
            names = "--ranges",
            paramLabel = "FILE",
            description =
                    "YAML file with ranges by name: a list of values, {uniform: [low, high]}, {loguniform: [low, high]}, or one value. Names"
                            + " are those of 'train --config', and alpha, the L2 penalty of scikit-learn. Default: the ranges of the"
                            + " published study of the decay channel.")
    private @Nullable Path ranges;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "100",
            description = "Number of draws. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Option(
            names = "--folds",
            paramLabel = "K",
            defaultValue = "5",
            description = "Parts of the events, each in turn left out. Default: ${DEFAULT-VALUE}.")
    private int folds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Trainings at a time; the result does not depend on it. Default: the number of processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        require(draws >= 1, "--draws needs at least 1, not " + draws);
        require(folds >= 2, "--folds needs at least 2, not " + folds);
        require(threads >= 1, "--threads needs at least 1, not " + threads);
        options.requireReport();
        SearchSpace space = space();
        prepare();
        long seed = options.seed();
        EventDataset dataset = TrainingEvents.read(options.data(), options.flavour(), task.dataset())
                .dataset();
        Set<EventSplit> parts = EnumSet.complementOf(EnumSet.of(EventSplit.HELD_OUT));
        RandomSearch.Rows rows = new RandomSearch.Rows(
                dataset.parts(parts), dataset.observables(parts).orElse(null));
        ScoresFile file = new ScoresFile(
                out.resolve("scores.jsonl"),
                task.model() + ", seed " + seed + ", " + folds + " folds, events " + dataset.fingerprint() + ", "
                        + space);
        List<DrawScore> ranked = searched(space, rows, file);
        if (Double.isNaN(ranked.get(0).accuracy())) {
            throw CommandFailure.run("every draw failed; the first: "
                    + ranked.get(0).folds().get(0).failure());
        }
        PrintWriter console = spec.commandLine().getOut();
        console.print(SearchReport.table(ranked));
        ObjectNode report =
                SearchReport.json(task.model(), folds, seed, rows.features().rows(), ranked);
        ReportFile.write(out.resolve("report.json"), report);
        options.report(() -> report);
        SearchReport.writeConfig(out.resolve("best.yaml"), ranked.get(0));
        console.printf(
                Locale.ROOT,
                "%,d draws, %d folds of %,d events that are not held out; best: %s%n",
                draws,
                folds,
                rows.features().rows(),
                out.resolve("best.yaml"));
        console.flush();
        return 0;
    }

    private List<DrawScore> searched(SearchSpace space, RandomSearch.Rows rows, ScoresFile file) {
        List<FoldScore> known = file.open();
        PrintWriter err = spec.commandLine().getErr();
        if (!known.isEmpty()) {
            err.printf(Locale.ROOT, "%,d scores of earlier calls in %s%n", known.size(), file.file());
            err.flush();
        }
        try (ProgressLine line = new ProgressLine(err, Terminal.isError(), System::nanoTime)) {
            RandomSearch search = new RandomSearch(
                    space,
                    task.defaultPlan(options.seed()),
                    rows,
                    folds,
                    new RandomSearch.Recipe(task::preprocessing, task::taught));
            List<FoldScore> fresh = new ArrayList<>();
            long missing = (long) draws * folds
                    - known.stream().filter(score -> score.draw() < draws).count();
            return search.run(draws, threads, known, score -> {
                file.add(score);
                fresh.add(score);
                line.show(seconds -> line.bar((double) fresh.size() / missing)
                        + String.format(
                                Locale.ROOT,
                                " %,d of %,d trainings  draw %d fold %d: accuracy %.4f  %.0f s left",
                                fresh.size(),
                                missing,
                                score.draw(),
                                score.fold(),
                                score.accuracy(),
                                seconds / fresh.size() * (missing - fresh.size())));
            });
        } catch (CancellationException e) {
            throw CommandFailure.run("stopped; the same command goes on with the scores in " + file.file());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private SearchSpace space() {
        if (ranges == null) {
            return SearchSpace.published();
        }
        try {
            return SearchSpace.of(PlanFile.read(ranges));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(ranges + ": " + e.getMessage());
        }
    }

    private void prepare() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw CommandFailure.usage("--out " + out + " cannot be made a directory: " + e);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw CommandFailure.usage(message);
        }
    }
}
