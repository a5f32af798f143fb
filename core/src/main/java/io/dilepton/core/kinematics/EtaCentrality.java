package io.dilepton.core.kinematics;

/** How far one direction lies between two others in pseudorapidity. */
public final class EtaCentrality {

    private EtaCentrality() {}

    /**
     * Returns the centrality of a direction with respect to two others: 1 half-way between them, 1/e along either, towards 0 outside
     * (C. Adam-Bourdarios et al., "Learning to discover: the Higgs boson machine learning challenge", appendix B, CERN Open Data record 329).
     *
     * @param eta pseudorapidity of the direction, no unit
     * @param eta1 pseudorapidity of the one, no unit
     * @param eta2 pseudorapidity of the other, no unit
     * @return exp(−4·(η − (η1 + η2)/2)² / (η1 − η2)²), no unit, in [0, 1]; NaN where all three are equal
     */
    public static double of(double eta, double eta1, double eta2) {
        double ratio = (2 * eta - eta1 - eta2) / (eta1 - eta2);
        return Math.exp(-ratio * ratio);
    }
}
