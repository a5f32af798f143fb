package io.dilepton.core.fit;

import static io.dilepton.core.fit.Parameter.BACKGROUND;
import static io.dilepton.core.fit.Parameter.MASS;
import static io.dilepton.core.fit.Parameter.RESOLUTION;
import static io.dilepton.core.fit.Parameter.SIGNAL;
import static io.dilepton.core.fit.Parameter.SLOPE;
import static io.dilepton.core.fit.Parameter.TAIL;
import static io.dilepton.core.fit.Parameter.WIDTH;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The curve: events that each bin expects.
 *
 * <p>The lineshape is cut into cells a fraction of a bin wide, from {@value #MARGIN} GeV below the first bin to as much above the last one; each cell acts as
 * one true mass at its middle. Cells and edges are on one grid, so that the cumulative resolution is evaluated once for each distance that
 * occurs. Keeps buffers: for one thread.
 */
final class PeakModel {

    /** True masses that far outside of the range still give measured ones inside, GeV. */
    private static final double MARGIN = 30;

    /** Widest cell, GeV: a tenth of the width of the Z. To put a cell's mass at its middle narrows a resolution of 1 GeV by 0.3%. */
    private static final double CELL = 0.25;

    /** Shapes that are remembered: those around a point that a matrix of second derivatives needs. */
    private static final int REMEMBERED = 64;

    private static final double FLAT = 1e-9;

    private final ResolutionShape shape;
    private final double low;
    private final double binWidth;
    private final int bins;
    private final int cellsPerBin;
    private final int marginBins;
    private final double[] weights;
    private final double[][] kernel;
    private final double[] cumulative;
    private final double[][] shapes = new double[REMEMBERED][];
    private final double[][] shares = new double[REMEMBERED][];
    private int next;

    PeakModel(ResolutionShape shape, MassHistogram bins) {
        this.shape = shape;
        this.low = bins.low();
        this.binWidth = bins.binWidth();
        this.bins = bins.bins();
        this.cellsPerBin = (int) Math.ceil(binWidth / CELL);
        this.marginBins = (int) Math.ceil(MARGIN / binWidth);
        int wideBins = this.bins + 2 * marginBins;
        this.weights = new double[wideBins * cellsPerBin];
        this.kernel = new double[cellsPerBin][wideBins + this.bins];
        this.cumulative = new double[this.bins + 1];
    }

    /**
     * Evaluates.
     *
     * @param parameters by index of {@link Parameter}
     * @param expected receives the events of each bin
     */
    void expected(double[] parameters, double[] expected) {
        signal(parameters, expected);
        double signal = parameters[SIGNAL.index];
        double[] background = new double[bins];
        background(parameters, background);
        double falling = parameters[BACKGROUND.index];
        for (int bin = 0; bin < bins; bin++) {
            expected[bin] = signal * expected[bin] + falling * background[bin];
        }
    }

    /** Gives each bin its share of the signal in the range; what was asked for lately is not computed again. */
    void signal(double[] parameters, double[] share) {
        double[] asked = {
            parameters[MASS.index], parameters[WIDTH.index], parameters[RESOLUTION.index], parameters[TAIL.index]
        };
        for (int i = 0; i < REMEMBERED; i++) {
            if (Arrays.equals(asked, shapes[i])) {
                System.arraycopy(shares[i], 0, share, 0, bins);
                return;
            }
        }
        convolve(parameters, share);
        shapes[next] = asked;
        shares[next] = Arrays.copyOf(share, bins);
        next = (next + 1) % REMEMBERED;
    }

    private void convolve(double[] parameters, double[] share) {
        lineshape(parameters[MASS.index], parameters[WIDTH.index]);
        resolution(parameters[RESOLUTION.index], parameters[TAIL.index]);
        Arrays.fill(cumulative, 0);
        for (int cell = 0; cell < weights.length; cell++) {
            double weight = weights[cell];
            double[] phase = kernel[cell % cellsPerBin];
            int offset = weights.length / cellsPerBin - 1 - cell / cellsPerBin;
            for (int edge = 0; edge <= bins; edge++) {
                cumulative[edge] += weight * phase[offset + edge];
            }
        }
        double total = cumulative[bins] - cumulative[0];
        for (int bin = 0; bin < bins; bin++) {
            share[bin] = (cumulative[bin + 1] - cumulative[bin]) / total;
        }
    }

    /** Gives each bin its share of the background in the range. */
    void background(double[] parameters, double[] share) {
        double slope = parameters[SLOPE.index];
        if (Math.abs(slope) < FLAT) {
            Arrays.fill(share, 1.0 / bins);
            return;
        }
        double total = Math.expm1(slope * binWidth * bins);
        double one = Math.expm1(slope * binWidth);
        for (int bin = 0; bin < bins; bin++) {
            share[bin] = Math.exp(slope * binWidth * bin) * one / total;
        }
    }

    /** Integrates the Breit–Wigner over each cell, up to a constant. */
    private void lineshape(double mass, double width) {
        double gamma = width / mass;
        double centre = mass * mass / (1 + gamma * gamma);
        double half = centre * gamma;
        double start = low - marginBins * binWidth;
        double cell = binWidth / cellsPerBin;
        double below = Math.atan((start * start - centre) / half);
        for (int i = 0; i < weights.length; i++) {
            double edge = start + (i + 1) * cell;
            double above = Math.atan((edge * edge - centre) / half);
            weights[i] = above - below;
            below = above;
        }
    }

    /**
     * Tabulates the cumulative resolution by phase, the place of a cell inside its bin: entry i is for an edge that lies i bins above the lowest one can
     * lie, seen from the bin of the cell.
     */
    private void resolution(double sigma, double tail) {
        DoubleUnaryOperator cumulativeResolution = shape.cumulative(sigma, tail);
        int farthest = weights.length / cellsPerBin - 1 - marginBins;
        for (int phase = 0; phase < cellsPerBin; phase++) {
            double inside = (phase + 0.5) / cellsPerBin;
            double[] table = kernel[phase];
            for (int i = 0; i < table.length; i++) {
                table[i] = cumulativeResolution.applyAsDouble((i - farthest - inside) * binWidth);
            }
        }
    }
}
