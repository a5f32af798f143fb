package io.dilepton.generator.quality;

import io.dilepton.generator.quality.statistics.Rows;

/**
 * What a figure is between two disjoint samples of reference events: what a perfect generator would get.
 *
 * @param value mean over the random splits, in the unit of the figure
 * @param spread standard deviation over the random splits
 */
public record Floor(double value, double spread) {

    static Floor of(double[] figures) {
        return new Floor(Rows.mean(figures), Rows.deviation(figures));
    }

    /** The floor of a figure that falls as the root of the number of events, at other numbers of events. */
    Floor times(double factor) {
        return new Floor(value * factor, spread * factor);
    }
}
