package io.dilepton.cli.reproduce;

import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.Metric;
import io.dilepton.trainer.evaluation.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows of one classifier that was trained with several seeds: the mean of each metric. */
final class SeedRows {

    private SeedRows() {}

    /**
     * Makes the rows.
     *
     * @param classifier name that the rows begin with
     * @param seeds evaluation of each seed on the same rows, at least one
     * @param published what the study gives, by metric
     * @param protocol how the values came about
     * @return one row per metric that the evaluations have
     */
    static List<Row> of(String classifier, List<Evaluation> seeds, Map<Metric, Published> published, String protocol) {
        List<Row> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            List<Estimate> estimates =
                    seeds.stream().map(metric::of).filter(Objects::nonNull).toList();
            if (!estimates.isEmpty()) {
                rows.add(new Row(
                        classifier + " " + metric.key(), published.get(metric), Estimate.ofSeeds(estimates), protocol));
            }
        }
        return rows;
    }
}
