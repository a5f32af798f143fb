package io.dilepton.generator.quality;

/**
 * How well events of one window of the pair mass are generated.
 *
 * @param low lower end of the window, GeV
 * @param high upper end, GeV
 * @param generatedShare share of the generated events in it
 * @param referenceShare share of the reference events in it
 * @param w1 Wasserstein-1 distance over the standard deviation in the window, mean over the observables and splits; NaN where a sample has too few events
 * @param w1Floor the same between two samples of reference events; NaN where a sample has too few events
 */
public record WindowQuality(
        double low, double high, double generatedShare, double referenceShare, double w1, Floor w1Floor) {}
