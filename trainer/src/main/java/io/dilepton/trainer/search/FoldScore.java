package io.dilepton.trainer.search;

import org.jspecify.annotations.Nullable;

/**
 * How one draw did on one fold.
 *
 * @param draw number of the draw, from 0
 * @param fold number of the fold, from 0
 * @param accuracy share of right decisions at a threshold of 0.5 on the rows left out; NaN where training failed
 * @param auc area under the ROC curve on them; NaN where training failed
 * @param sculpting mass sculpting on them, {@link io.dilepton.trainer.evaluation.Measure#SCULPTING}; NaN where they have no masses or training failed
 * @param epochs epochs that were run
 * @param failure why training failed; null where it did not
 */
public record FoldScore(
        int draw,
        int fold,
        double accuracy,
        double auc,
        double sculpting,
        int epochs,
        @Nullable String failure) {

    static FoldScore failed(int draw, int fold, String why) {
        return new FoldScore(draw, fold, Double.NaN, Double.NaN, Double.NaN, 0, why);
    }
}
