package io.dilepton.trainer.search;

import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.evaluation.Measure;
import io.dilepton.trainer.evaluation.RocCurve;
import io.dilepton.trainer.evaluation.SeedScores;
import io.dilepton.trainer.evaluation.WeighedRows;
import io.dilepton.trainer.network.LibTorch;
import io.dilepton.trainer.network.Preprocessing;
import io.dilepton.trainer.training.EnsembleTraining;
import io.dilepton.trainer.training.NetworkTraining;
import io.dilepton.trainer.training.PlanFields;
import io.dilepton.trainer.training.Teacher;
import io.dilepton.trainer.training.TrainedEnsemble;
import io.dilepton.trainer.training.TrainingDivergedException;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures draws by cross-validation, several at a time. A plan with folds of its own is trained on them as it would be on all rows: each member leaves a part
 * of the remaining rows out.
 */
public final class RandomSearch {

    /**
     * What is searched on.
     *
     * @param features rows to train and validate on, none of them held out for a final measurement
     * @param observables columns that physics terms are made of, one row per row of the features; null where the task has none
     */
    public record Rows(FeatureMatrix features, @Nullable FeatureMatrix observables) {}

    /**
     * How a fold is trained, beside its plan.
     *
     * @param preprocessing made anew from the training rows of each fold
     * @param teacher sets what the networks aim at, anew for each fold
     */
    public record Recipe(Function<FeatureMatrix, Preprocessing> preprocessing, Teacher teacher) {}

    private static final double THRESHOLD = 0.5;

    private final SearchSpace space;
    private final TrainingPlan base;
    private final FeatureMatrix rows;
    private final Folds folds;
    private final @Nullable FeatureMatrix observables;
    private final long seed;
    private final Recipe recipe;

    /**
     * Makes a search.
     *
     * @param space ranges
     * @param base what holds where the space says nothing; its seed is that of the search
     * @param rows what is searched on
     * @param folds number of folds, at least 2
     * @param recipe how a fold is trained
     * @throws IllegalArgumentException when there are too few rows for so many folds
     */
    public RandomSearch(SearchSpace space, TrainingPlan base, Rows rows, int folds, Recipe recipe) {
        this.space = space;
        this.base = base;
        this.seed = base.seed();
        this.rows = rows.features();
        this.folds = new Folds(rows.features(), folds, seed);
        this.observables = rows.observables();
        this.recipe = recipe;
    }

    /**
     * Runs what is missing.
     *
     * @param draws number of draws
     * @param threads trainings at a time
     * @param known scores of an earlier run of the same search
     * @param listener hears of each new score, on the calling thread
     * @return all draws, the best first
     * @throws CancellationException when the JVM is ending or the thread is interrupted
     */
    public List<DrawScore> run(int draws, int threads, Collection<FoldScore> known, Consumer<FoldScore> listener) {
        LibTorch.load();
        Map<Integer, Map<Integer, FoldScore>> scores = new TreeMap<>();
        known.forEach(score -> keep(scores, score));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            ExecutorCompletionService<FoldScore> running = new ExecutorCompletionService<>(workers);
            List<Future<FoldScore>> submitted = new ArrayList<>();
            for (int draw = 0; draw < draws; draw++) {
                for (int fold = 0; fold < folds.count(); fold++) {
                    if (!scores.getOrDefault(draw, Map.of()).containsKey(fold)) {
                        int ownDraw = draw;
                        int ownFold = fold;
                        submitted.add(running.submit(() -> score(ownDraw, ownFold)));
                    }
                }
            }
            for (int i = 0; i < submitted.size(); i++) {
                FoldScore score = running.take().get();
                keep(scores, score);
                listener.accept(score);
            }
        } catch (InterruptedException e) {
            throw cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a training of the search failed", e.getCause());
        } finally {
            workers.shutdownNow();
        }
        return ranked(draws, scores);
    }

    private static CancellationException cancelled() {
        return new CancellationException("search stopped: it was interrupted");
    }

    private static void keep(Map<Integer, Map<Integer, FoldScore>> scores, FoldScore score) {
        scores.computeIfAbsent(score.draw(), draw -> new TreeMap<>()).put(score.fold(), score);
    }

    private List<DrawScore> ranked(int draws, Map<Integer, Map<Integer, FoldScore>> scores) {
        List<DrawScore> ranked = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            Map<Integer, FoldScore> own = scores.getOrDefault(draw, Map.of());
            ranked.add(new DrawScore(draw, space.draw(seed, draw), List.copyOf(own.values())));
        }
        ranked.sort(DrawScore.BEST_FIRST);
        return ranked;
    }

    private FoldScore score(int draw, int fold) {
        TrainingPlan plan = PlanFields.set(base, space.draw(seed, draw));
        FeatureMatrix leftOut = folds.leftOut(fold);
        try {
            TrainedEnsemble network = trained(plan, fold);
            double[] scores = RocCurve.widened(network.probabilities(leftOut.values(), leftOut.rows()));
            SeedScores measured = new SeedScores(
                    new WeighedRows(leftOut.labels(), leftOut.weights(), leftOut.masses()), scores, THRESHOLD);
            return new FoldScore(
                    draw,
                    fold,
                    measured.value(Measure.ACCURACY),
                    measured.value(Measure.AUC),
                    measured.value(Measure.SCULPTING),
                    network.epochs(),
                    null);
        } catch (TrainingDivergedException e) {
            return FoldScore.failed(draw, fold, String.valueOf(e.getMessage()));
        }
    }

    private TrainedEnsemble trained(TrainingPlan plan, int fold) {
        if (plan.folds() > 0) {
            FeatureMatrix rest = folds.rest(rows, fold);
            return new EnsembleTraining(plan, recipe.teacher(), TrainingListener.SILENT, null)
                    .acrossFolds(
                            rest,
                            observables == null ? null : folds.rest(observables, fold),
                            recipe.preprocessing().apply(rest))
                    .network();
        }
        FeatureMatrix training = folds.training(fold);
        return new NetworkTraining(plan, TrainingListener.SILENT)
                .train(
                        recipe.teacher().taught(training, plan),
                        folds.validation(fold),
                        observables == null ? null : folds.training(observables, fold),
                        recipe.preprocessing().apply(training));
    }
}
