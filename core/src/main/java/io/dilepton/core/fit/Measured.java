package io.dilepton.core.fit;

/**
 * A parameter of a fit.
 *
 * @param value best value
 * @param error standard error from the curvature of the likelihood; 0 where the parameter was fixed
 */
public record Measured(double value, double error) {

    static Measured fixed(double value) {
        return new Measured(value, 0);
    }

    /**
     * Tells whether the parameter was fixed.
     *
     * @return whether there is no error
     */
    public boolean isFixed() {
        return error == 0;
    }
}
