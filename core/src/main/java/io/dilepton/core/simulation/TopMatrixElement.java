package io.dilepton.core.simulation;

/**
 * Squared matrix elements of heavy quark production at leading order, averaged over colours and spins, in units of g⁴ (M. Glück, J. F. Owens and
 * E. Reya, Phys. Rev. D 17 (1978) 2324; R. K. Ellis, W. J. Stirling and B. R. Webber, QCD and Collider Physics, table 10.1), with
 * τ1,2 = (1 ∓ β·cosθ)/2 and ρ = 4m²/ŝ = 1 − β².
 */
final class TopMatrixElement {

    private TopMatrixElement() {}

    /**
     * Returns that of gg → tt̄.
     *
     * @param rho 4m²/ŝ, in (0, 1]
     * @param cosTheta cosine of the angle between a top and a gluon
     */
    static double gluons(double rho, double cosTheta) {
        double shift = Math.sqrt(1 - rho) * cosTheta;
        double product = (1 - shift * shift) / 4;
        double squares = (1 + shift * shift) / 2;
        return (1 / (6 * product) - 3.0 / 8) * (squares + rho - rho * rho / (4 * product));
    }

    /**
     * Returns that of qq̄ → tt̄.
     *
     * @param rho 4m²/ŝ, in (0, 1]
     * @param cosTheta cosine of the angle between top and quark
     */
    static double quarks(double rho, double cosTheta) {
        double squares = (1 + (1 - rho) * cosTheta * cosTheta) / 2;
        return 4.0 / 9 * (squares + rho / 2);
    }
}
