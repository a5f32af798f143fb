package io.dilepton.core.fit;

import io.dilepton.core.event.ParticleMasses;
import java.util.EnumSet;
import java.util.Locale;
import org.hipparchus.exception.MathRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits the Z peak in a histogram of pair masses. Never throws for what the data are: a fit that does not work says why.
 *
 * <p>The parameters are mass, resolution, start of the tail, signal, background and its slope, and the width if asked. What the data do not determine
 * is taken out and fitted again without: a background of no events, a slope or a tail at the end of its range; and where there is no minimum
 * with a free tail, it starts where it does for muons that radiate.
 */
public final class ZPeakFit {

    private static final Logger LOG = LoggerFactory.getLogger(ZPeakFit.class);

    /** Fewest events in the fit range. */
    public static final int LEAST_EVENTS = 50;

    /** A signal smaller than so many of its standard errors is no peak: a fluctuation anywhere in the range would pass less. */
    public static final double LEAST_SIGNIFICANCE = 5;

    private static final double[] RESOLUTION_STARTS = {1.6, 3, 0.8};
    private static final double TAIL_START = 1.4;
    private static final double SLOPE_START = -0.03;
    private static final double SIDEBAND = 12;

    private final FitSettings settings;
    private final MassHistogram histogram;

    private ZPeakFit(MassHistogram histogram, FitSettings settings) {
        this.histogram = histogram;
        this.settings = settings;
    }

    /**
     * Fits.
     *
     * @param histogram masses; bins of at most 2 GeV
     * @param settings range and shape
     * @return the peak, or why there is none
     */
    public static FitOutcome fit(MassHistogram histogram, FitSettings settings) {
        try {
            MassHistogram range = histogram.within(settings.low(), settings.high());
            if (range.binWidth() > 2) {
                return failure(settings, "bins of %.1f GeV are too wide", range.binWidth());
            }
            if (range.low() > settings.low() + range.binWidth() || range.high() < settings.high() - range.binWidth()) {
                return failure(
                        settings,
                        "the histogram covers %.0f-%.0f GeV of the fit range alone",
                        range.low(),
                        range.high());
            }
            if (range.total() < LEAST_EVENTS) {
                return failure(
                        settings,
                        "%d events between %.0f and %.0f GeV; the fit needs %d",
                        range.total(),
                        range.low(),
                        range.high(),
                        LEAST_EVENTS);
            }
            return new ZPeakFit(range, settings).fit();
        } catch (MathRuntimeException | IllegalArgumentException e) {
            return failure(settings, "%s", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Evaluates the curve that was fitted.
     *
     * @param peak what came of a fit
     * @param bins the bins of the fit, such as {@code histogram.within(peak.low(), peak.high())}
     * @return events that each bin expects
     */
    public static double[] curve(FitOutcome.Peak peak, MassHistogram bins) {
        double[] parameters = new double[Parameter.COUNT];
        parameters[Parameter.MASS.index] = peak.mass().value();
        parameters[Parameter.WIDTH.index] = peak.width().value();
        parameters[Parameter.RESOLUTION.index] = peak.resolution().value();
        parameters[Parameter.TAIL.index] = peak.tail().value();
        parameters[Parameter.SIGNAL.index] = peak.signal().value();
        parameters[Parameter.BACKGROUND.index] = peak.background().value();
        parameters[Parameter.SLOPE.index] = peak.slope().value();
        double[] expected = new double[bins.bins()];
        new PeakModel(peak.shape(), bins).expected(parameters, expected);
        return expected;
    }

    private FitOutcome fit() {
        EnumSet<Parameter> free = EnumSet.allOf(Parameter.class);
        if (!settings.freeWidth()) {
            free.remove(Parameter.WIDTH);
        }
        double[] start = start();
        if (!settings.shape().hasTail()) {
            free.remove(Parameter.TAIL);
            start[Parameter.TAIL.index] = 0;
        }
        FitOutcome outcome = fit(start, free);
        if (outcome instanceof FitOutcome.Failure && settings.shape().hasTail()) {
            free.remove(Parameter.TAIL);
            return fit(start, free);
        }
        return outcome;
    }

    private FitOutcome fit(double[] begin, EnumSet<Parameter> parameters) {
        EnumSet<Parameter> free = EnumSet.copyOf(parameters);
        double[] start = begin.clone();
        while (true) {
            Minimum minimum = minimum(start, free);
            if (minimum == null) {
                return failure(settings, "the minimiser does not converge");
            }
            Parameter undetermined = undetermined(minimum, free);
            if (undetermined == null) {
                return result(minimum);
            }
            free.remove(undetermined);
            start = minimum.parameters();
            if (undetermined == Parameter.BACKGROUND) {
                free.remove(Parameter.SLOPE);
                start[Parameter.BACKGROUND.index] = 0;
                start[Parameter.SLOPE.index] = 0;
            } else if (undetermined == Parameter.SLOPE) {
                start[Parameter.SLOPE.index] = 0;
            }
        }
    }

    /** Searches from one resolution after the other until it gets somewhere. */
    private @Nullable Minimum minimum(double[] start, EnumSet<Parameter> free) {
        for (double resolution : RESOLUTION_STARTS) {
            double[] from = start.clone();
            from[Parameter.RESOLUTION.index] = resolution;
            try {
                return Minimum.find(settings.shape(), histogram, from, free);
            } catch (MathRuntimeException e) {
                LOG.trace("no minimum from a resolution of {} GeV", resolution, e);
            }
        }
        return null;
    }

    /** Returns the next parameter to go without, or null when the data determine all that are free. */
    private static @Nullable Parameter undetermined(Minimum minimum, EnumSet<Parameter> free) {
        for (Parameter parameter : new Parameter[] {Parameter.BACKGROUND, Parameter.SLOPE, Parameter.TAIL}) {
            if (free.contains(parameter) && parameter.isAtBound(minimum.value(parameter))) {
                return parameter;
            }
        }
        return null;
    }

    private FitOutcome result(Minimum minimum) {
        double[] errors = minimum.errors();
        if (errors.length == 0) {
            return failure(settings, "the likelihood has no maximum that the data determine");
        }
        for (Parameter parameter : new Parameter[] {Parameter.MASS, Parameter.WIDTH, Parameter.RESOLUTION}) {
            if (errors[parameter.index] > 0 && parameter.isAtBound(minimum.value(parameter))) {
                return failure(
                        settings,
                        "the %s runs to the end of its range, %.1f GeV",
                        parameter.name().toLowerCase(Locale.ROOT),
                        minimum.value(parameter));
            }
        }
        Measured signal = measured(Parameter.SIGNAL, minimum, errors);
        if (signal.value() < LEAST_SIGNIFICANCE * signal.error()) {
            return failure(settings, "no peak: signal %.0f ± %.0f events", signal.value(), signal.error());
        }
        return new FitOutcome.Peak(
                settings.shape(),
                histogram.low(),
                histogram.high(),
                measured(Parameter.MASS, minimum, errors),
                measured(Parameter.WIDTH, minimum, errors),
                measured(Parameter.RESOLUTION, minimum, errors),
                measured(Parameter.TAIL, minimum, errors),
                signal,
                measured(Parameter.BACKGROUND, minimum, errors),
                measured(Parameter.SLOPE, minimum, errors),
                minimum.quality());
    }

    private static Measured measured(Parameter parameter, Minimum minimum, double[] errors) {
        return new Measured(minimum.value(parameter), errors[parameter.index]);
    }

    private double[] start() {
        double[] start = new double[Parameter.COUNT];
        double peak = 0;
        double beside = 0;
        double besideWidth = 0;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            double middle = histogram.low() + (bin + 0.5) * histogram.binWidth();
            if (Math.abs(middle - ParticleMasses.Z) < SIDEBAND) {
                peak += histogram.count(bin);
            } else {
                beside += histogram.count(bin);
                besideWidth += histogram.binWidth();
            }
        }
        double total = histogram.total();
        double background = besideWidth == 0
                ? 0.1 * total
                : Math.min(0.9 * total, 0.7 * beside / besideWidth * (histogram.high() - histogram.low()));
        start[Parameter.MASS.index] = ParticleMasses.Z;
        start[Parameter.WIDTH.index] = ParticleMasses.Z_WIDTH;
        start[Parameter.TAIL.index] = TAIL_START;
        start[Parameter.SIGNAL.index] = Math.max(0.05 * total, Math.min(peak, total - background));
        start[Parameter.BACKGROUND.index] = Math.max(1, background);
        start[Parameter.SLOPE.index] = SLOPE_START;
        return start;
    }

    private static FitOutcome failure(FitSettings settings, String format, Object... arguments) {
        return new FitOutcome.Failure(settings.shape(), String.format(Locale.ROOT, format, arguments));
    }
}
