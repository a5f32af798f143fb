package io.dilepton.core.kinematics;

/** Difference of pseudorapidity. */
public final class DeltaEta {

    private DeltaEta() {}

    /**
     * Returns the difference of two pseudorapidities.
     *
     * @param eta1 first pseudorapidity, no unit
     * @param eta2 second pseudorapidity, no unit
     * @return eta1 − eta2, no unit; 0 for two directions along the same side of the beam axis
     */
    public static double of(double eta1, double eta2) {
        return Double.isInfinite(eta1) && eta1 == eta2 ? 0 : eta1 - eta2;
    }
}
