package io.dilepton.core.simulation;

/**
 * Pairs that no boson made: jets taken for leptons, and leptons of unrelated decays.
 *
 * @param share share of the recorded events, in [0, 1]
 * @param oppositeSign share of the background with opposite charge, in [0, 1]; a half where the charges are unrelated
 * @param leadSlope k of the spectrum dN/dpt ∝ pt^−(1+k) from which the harder candidate is drawn, positive
 * @param subSlope the same for the softer candidate, positive
 * @param unrelated share of the pairs with independent directions, in [0, 1]; the others are back to back, as two jets are
 * @param forward density of candidates in the far endcaps, |eta| above 2.1, over that in the barrel, positive: more material, more fakes
 */
public record Background(
        double share, double oppositeSign, double leadSlope, double subSlope, double unrelated, double forward) {

    /** Checks the ranges. */
    public Background {
        share("share", share);
        share("opposite-sign share", oppositeSign);
        share("share of unrelated pairs", unrelated);
        if (!(leadSlope > 0 && subSlope > 0 && forward > 0)) {
            throw new IllegalArgumentException("slopes and forward density of the background must be positive, not "
                    + leadSlope + ", " + subSlope + ", " + forward);
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " of the background must lie in [0, 1], not " + value);
        }
    }
}
