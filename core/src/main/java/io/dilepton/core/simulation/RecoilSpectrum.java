package io.dilepton.core.simulation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Transverse momentum of a γ*&#47;Z of one mass, above a floor.
 *
 * <p>dN/dpt² ∝ 1/(p0² + pt²) · (M/(mT + pt))^b: gluon emission at 1/pt², damped at low pt by p0 where resummation and intrinsic kT take
 * over, and at high pt by the falling parton luminosity, which the energy mT + pt in the centre of mass must come from. p0 and b are
 * fitted to the pair pt of the Z candidates of CERN Open Data records 5207 and 5208. Flat in t = ln(1 + pt²/p0²) but for the last factor, so a table in t
 * is exact in the tails too.
 */
final class RecoilSpectrum {

    /** Where the 1/pt² of gluon emission is damped, GeV. */
    private static final double SCALE = 4.9;

    /** Power of the damping by parton luminosity. */
    private static final double POWER = 3.2;

    private static final int BINS = 96;

    private final double scale;
    private final double power;
    private final double from;
    private final double step;
    private final double[] cumulative = new double[BINS + 1];
    private final double passing;

    /**
     * Tabulates the spectrum.
     *
     * @param mass mass of the boson, GeV
     * @param floor lowest pt, GeV
     */
    RecoilSpectrum(double mass, double floor) {
        this(mass, floor, SCALE, POWER);
    }

    /**
     * Tabulates the spectrum of another initial state.
     *
     * @param mass mass of what recoils, GeV
     * @param floor lowest pt, GeV
     * @param scale p0, GeV
     * @param power b
     */
    RecoilSpectrum(double mass, double floor, double scale, double power) {
        this.scale = scale;
        this.power = power;
        double to = emission(Math.max(10 * mass + 300, 3 * floor));
        from = emission(floor);
        step = (to - from) / BINS;
        for (int i = 0; i < BINS; i++) {
            cumulative[i + 1] = cumulative[i] + damping(mass, from + (i + 0.5) * step) * step;
        }
        double below = 0;
        for (int i = 0; i < BINS; i++) {
            below += damping(mass, from * (i + 0.5) / BINS) * from / BINS;
        }
        passing = cumulative[BINS] / (cumulative[BINS] + below);
    }

    /** Returns the share of all bosons of this mass that is above the floor. */
    double passing() {
        return passing;
    }

    /** Draws a transverse momentum, GeV. */
    double sample(RandomGenerator random) {
        double target = random.nextDouble() * cumulative[BINS];
        int found = Arrays.binarySearch(cumulative, target);
        int bin = Math.min(found < 0 ? -found - 2 : found, BINS - 1);
        double inside = (target - cumulative[bin]) / (cumulative[bin + 1] - cumulative[bin]);
        return pt(from + (bin + inside) * step);
    }

    private double emission(double pt) {
        return Math.log1p(pt * pt / (scale * scale));
    }

    private double pt(double emission) {
        return scale * Math.sqrt(Math.expm1(emission));
    }

    private double damping(double mass, double emission) {
        double pt = pt(emission);
        return Math.pow(mass / (Math.sqrt(mass * mass + pt * pt) + pt), power);
    }
}
