package io.dilepton.cli.reproduce;

import io.dilepton.trainer.evaluation.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: what was measured, by the study and by us.
 *
 * @param name classifier and metric, such as {@code network accuracy}
 * @param paper what the study gives; null where it gives no number
 * @param ours our value with its 95% interval
 * @param isHigherBetter whether a higher value is the better one
 * @param protocol how our value came about: rows, split, seeds
 */
record Row(String name, @Nullable Published paper, Estimate ours, boolean isHigherBetter, String protocol) {

    Row(String name, @Nullable Published paper, Estimate ours, String protocol) {
        this(name, paper, ours, true, protocol);
    }

    Verdict verdict() {
        Published published = paper;
        if (published == null) {
            return Verdict.NOT_PUBLISHED;
        }
        if (!published.comparable()) {
            return Verdict.OTHER_PROTOCOL;
        }
        if (ours.interval().low() > published.high()) {
            return isHigherBetter ? Verdict.BETTER : Verdict.WORSE;
        }
        if (ours.interval().high() < published.low()) {
            return isHigherBetter ? Verdict.WORSE : Verdict.BETTER;
        }
        return Verdict.EQUAL;
    }

    /** Ours minus theirs, from the nearest end of a range; 0 inside the range, NaN where nothing is published. */
    double difference() {
        Published published = paper;
        if (published == null) {
            return Double.NaN;
        }
        double nearest = Math.max(published.low(), Math.min(published.high(), ours.value()));
        return ours.value() - nearest;
    }
}
