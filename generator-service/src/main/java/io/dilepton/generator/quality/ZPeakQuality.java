package io.dilepton.generator.quality;

import io.dilepton.core.fit.Measured;

/**
 * The Z peak of generated and of reference events, by the fit of {@link io.dilepton.core.fit.ZPeakFit}.
 *
 * @param position mass of the peak of the generated events, GeV
 * @param width full width at half maximum of the fitted signal, GeV: line shape and resolution together
 * @param referencePosition that of the reference events, GeV
 * @param referenceWidth that of the reference events, GeV
 * @param positionFloor magnitude of the difference of two samples of reference events of the sizes at hand, GeV
 * @param widthFloor the same for the width, GeV
 */
public record ZPeakQuality(
        Measured position,
        Measured width,
        Measured referencePosition,
        Measured referenceWidth,
        Floor positionFloor,
        Floor widthFloor) {}
