package io.dilepton.core.fit;

/**
 * How to fit.
 *
 * @param low lower end of the fit range, GeV
 * @param high upper end of the fit range, GeV
 * @param shape shape of the resolution
 * @param freeWidth whether the width of the Z is fitted rather than fixed to the value of the Particle Data Group
 */
public record FitSettings(double low, double high, ResolutionShape shape, boolean freeWidth) {

    /** Least and greatest end of a fit range, GeV: the peak and some background on both sides. */
    public static final double LEAST = 40;

    /** See {@link #LEAST}. */
    public static final double GREATEST = 180;

    private static final double LATEST_LOW = 80;
    private static final double EARLIEST_HIGH = 100;

    /** Checks the range. */
    public FitSettings {
        if (!(low >= LEAST && low <= LATEST_LOW && high >= EARLIEST_HIGH && high <= GREATEST)) {
            throw new IllegalArgumentException("the fit range must begin at " + LEAST + "-" + LATEST_LOW
                    + " GeV and end at " + EARLIEST_HIGH + "-" + GREATEST + " GeV, not " + low + "-" + high + " GeV");
        }
    }

    /**
     * 60–120 GeV, width fixed.
     *
     * @param shape shape of the resolution
     * @return settings
     */
    public static FitSettings standard(ResolutionShape shape) {
        return new FitSettings(60, 120, shape, false);
    }
}
