package io.dilepton.generator.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good generated events are.
 *
 * @param process name of the set of observables
 * @param generated number of generated events
 * @param reference number of reference events
 * @param training number of training events; 0 where they are not known
 * @param sampleSize events of each sample in the figures that compare samples of equal size
 * @param features one for each observable
 * @param pearson linear correlations
 * @param spearman rank correlations
 * @param twoSampleAuc boosted trees that tell both apart
 * @param frechet Fréchet physics distance
 * @param kernel kernel physics distance
 * @param memorisation nearest neighbours among the training events; null where they are not known
 * @param zPeak the Z peak; null where the process has none or a fit found none
 * @param constraints what the generated events break
 * @param windows windows of the pair mass
 */
public record QualityReport(
        String process,
        int generated,
        int reference,
        int training,
        int sampleSize,
        List<FeatureQuality> features,
        MatrixQuality pearson,
        MatrixQuality spearman,
        TwoSampleQuality twoSampleAuc,
        Figure frechet,
        Figure kernel,
        @Nullable MemorisationQuality memorisation,
        @Nullable ZPeakQuality zPeak,
        ConstraintViolations constraints,
        List<WindowQuality> windows) {

    /** Copies. */
    public QualityReport {
        features = List.copyOf(features);
        windows = List.copyOf(windows);
    }

    /**
     * Returns the standardised Wasserstein-1 distance, mean over the observables.
     *
     * @return mean of {@link FeatureQuality#w1}
     */
    public double w1Mean() {
        return features.stream().mapToDouble(FeatureQuality::w1).average().orElse(Double.NaN);
    }

    /**
     * Returns the mean of the floors of {@link #w1Mean}.
     *
     * @return mean of the values of {@link FeatureQuality#w1Floor}
     */
    public double w1MeanFloor() {
        return features.stream()
                .mapToDouble(feature -> feature.w1Floor().value())
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Returns the largest relative difference of the means.
     *
     * @return largest magnitude of {@link FeatureQuality#relativeMeanDifference}
     */
    public double largestMeanDifference() {
        return features.stream()
                .mapToDouble(feature -> Math.abs(feature.relativeMeanDifference()))
                .max()
                .orElse(Double.NaN);
    }

    /**
     * Returns the largest difference of a correlation, linear or of ranks.
     *
     * @return the larger of both
     */
    public Figure correlationMaxDifference() {
        Figure linear = pearson.maxDifference();
        Figure ranks = spearman.maxDifference();
        return linear.value() >= ranks.value() ? linear : ranks;
    }
}
