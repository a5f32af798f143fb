package io.dilepton.generator.quality;

import io.dilepton.core.observables.Observable;

/**
 * How well one observable is generated.
 *
 * @param observable the observable
 * @param w1 Wasserstein-1 distance over the standard deviation of the reference; mean over the splits, at the report's sample size
 * @param w1Floor the same between two samples of reference events
 * @param relativeMeanDifference (mean of all generated events − mean of all reference events) over the mean magnitude of the reference: for a positive observable the
 *     relative difference of the means
 * @param relativeMeanFloor magnitude of that between two samples of reference events of the sizes at hand
 * @param shape both distributions
 */
public record FeatureQuality(
        Observable observable,
        double w1,
        Floor w1Floor,
        double relativeMeanDifference,
        Floor relativeMeanFloor,
        FeatureShape shape) {}
