package io.dilepton.core.fit;

/** What came of a fit. */
public sealed interface FitOutcome {

    /**
     * The peak was found.
     *
     * @param shape shape of the resolution
     * @param low lower end of the fitted bins, GeV
     * @param high upper end of the fitted bins, GeV
     * @param mass mass of the Z, GeV
     * @param width width of the Z, GeV
     * @param resolution standard deviation of the core of the resolution, GeV
     * @param tail start of the tail of {@link ResolutionShape#CRYSTAL_BALL}, in standard deviations; 0 for a shape without
     * @param signal events of the peak in the fit range
     * @param background events of the background in the fit range
     * @param slope slope of ln(background), 1/GeV; negative where it falls
     * @param quality how well the curve describes the bins
     */
    record Peak(
            ResolutionShape shape,
            double low,
            double high,
            Measured mass,
            Measured width,
            Measured resolution,
            Measured tail,
            Measured signal,
            Measured background,
            Measured slope,
            GoodnessOfFit quality)
            implements FitOutcome {}

    /**
     * There is no peak to speak of, or no minimum was found.
     *
     * @param shape shape of the resolution
     * @param reason why, for people
     */
    record Failure(ResolutionShape shape, String reason) implements FitOutcome {}
}
