package io.dilepton.core.kinematics;

/**
 * Mass of two taus from their visible products and the missing transverse momentum, where all neutrinos of a tau fly along its visible
 * products (R. K. Ellis, I. Hinchliffe, M. Soldate, J. J. van der Bij, Nucl. Phys. B 297 (1988) 221, doi:10.1016/0550-3213(88)90019-3).
 */
public final class CollinearMass {

    /** Least share of a tau's momentum that its visible products may carry; below, the estimate is more noise than mass. */
    private static final double SMALLEST_SHARE = 0.01;

    private CollinearMass() {}

    /**
     * Returns the collinear mass: the visible mass over √(x1·x2), with xi the share of the momentum of tau i that is visible. In the
     * transverse plane the sum of p1/x1 and p2/x2 is p1 + p2 plus the missing momentum.
     *
     * @param visible invariant mass of the visible products, GeV
     * @param x1 visible transverse momentum of the first tau, x, GeV
     * @param y1 the same, y, GeV
     * @param x2 visible transverse momentum of the second tau, x, GeV
     * @param y2 the same, y, GeV
     * @param missingX missing transverse momentum, x, GeV
     * @param missingY missing transverse momentum, y, GeV
     * @return the mass, GeV; NaN where a share lies outside [{@value #SMALLEST_SHARE}, 1], as where the taus are back to back
     */
    public static double of(
            double visible, double x1, double y1, double x2, double y2, double missingX, double missingY) {
        double cross = x1 * y2 - y1 * x2;
        // What the neutrinos carry, in units of the visible momentum.
        double invisible1 = (missingX * y2 - missingY * x2) / cross;
        double invisible2 = (missingY * x1 - missingX * y1) / cross;
        double most = 1 / SMALLEST_SHARE - 1;
        if (invisible1 >= 0 && invisible1 <= most && invisible2 >= 0 && invisible2 <= most) {
            return visible * Math.sqrt((1 + invisible1) * (1 + invisible2));
        }
        return Double.NaN;
    }
}
