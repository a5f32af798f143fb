package io.dilepton.trainer.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How one draw did on all folds.
 *
 * @param draw number of the draw, from 0
 * @param fields its values, by the names of {@link io.dilepton.trainer.training.PlanFields}
 * @param folds its folds, in order
 */
public record DrawScore(int draw, Map<String, Object> fields, List<FoldScore> folds) {

    /** Highest mean accuracy first; draws of which a fold failed last; the earlier draw of equals first. */
    public static final Comparator<DrawScore> BEST_FIRST = Comparator.comparingDouble(
                    (DrawScore score) -> Double.isNaN(score.accuracy()) ? Double.NEGATIVE_INFINITY : score.accuracy())
            .reversed()
            .thenComparingInt(DrawScore::draw);

    /** Copies. */
    public DrawScore {
        folds = List.copyOf(folds);
    }

    /**
     * Returns the mean accuracy.
     *
     * @return mean over the folds; NaN where one failed
     */
    public double accuracy() {
        return mean(FoldScore::accuracy);
    }

    /**
     * Returns the mean area under the ROC curve.
     *
     * @return mean over the folds; NaN where one failed
     */
    public double auc() {
        return mean(FoldScore::auc);
    }

    /**
     * Returns the mean mass sculpting.
     *
     * @return mean over the folds, lower is better; NaN where the rows have no masses or one failed
     */
    public double sculpting() {
        return mean(FoldScore::sculpting);
    }

    /**
     * Returns the spread of the accuracy.
     *
     * @return standard deviation over the folds; NaN where one failed
     */
    public double spread() {
        double mean = accuracy();
        return Math.sqrt(folds.stream()
                        .mapToDouble(fold -> (fold.accuracy() - mean) * (fold.accuracy() - mean))
                        .sum()
                / Math.max(1, folds.size() - 1));
    }

    private double mean(ToDoubleFunction<FoldScore> value) {
        return folds.stream().mapToDouble(value).sum() / folds.size();
    }
}
