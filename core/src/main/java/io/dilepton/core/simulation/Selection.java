package io.dilepton.core.simulation;

/**
 * What it takes to be recorded: pt thresholds of trigger and selection, and the reach in pseudorapidity.
 *
 * <p>The efficiency of a threshold is 1/(1 + exp(−(pt − threshold)/width)), cut to zero four widths below it; a width of 0 is a sharp cut.
 *
 * @param leadPt threshold for the lepton of higher pt, GeV
 * @param subPt threshold for the other, GeV, at most {@code leadPt}
 * @param turnOn width of both turn-ons as a share of the threshold, in [0, 0.25)
 * @param maxEta largest |eta|, no unit
 */
public record Selection(double leadPt, double subPt, double turnOn, double maxEta) {

    private static final double REACH = 4;

    /** Checks the ranges. */
    public Selection {
        if (!(subPt > 0 && leadPt >= subPt && leadPt < 1000)) {
            throw new IllegalArgumentException(
                    "pt thresholds must be positive and falling, not " + leadPt + " and " + subPt + " GeV");
        }
        if (!(turnOn >= 0 && turnOn < 1 / REACH)) {
            throw new IllegalArgumentException("the turn-on must lie in [0, 0.25), not " + turnOn);
        }
        if (!(maxEta > 0 && maxEta <= 5)) {
            throw new IllegalArgumentException("the largest |eta| must lie in (0, 5], not " + maxEta);
        }
    }

    /**
     * Returns the lowest pt that the harder lepton of a recorded pair can have.
     *
     * @return pt, GeV
     */
    public double leadFloor() {
        return floor(leadPt);
    }

    /**
     * Returns the lowest pt that the softer lepton of a recorded pair can have.
     *
     * @return pt, GeV
     */
    public double subFloor() {
        return floor(subPt);
    }

    /** Returns the probability that a pair is recorded. */
    double efficiency(double pt1, double eta1, double pt2, double eta2) {
        if (Math.abs(eta1) > maxEta || Math.abs(eta2) > maxEta) {
            return 0;
        }
        return threshold(Math.max(pt1, pt2), leadPt) * threshold(Math.min(pt1, pt2), subPt);
    }

    private double floor(double threshold) {
        return threshold * (1 - REACH * turnOn);
    }

    private double threshold(double pt, double threshold) {
        if (pt < floor(threshold)) {
            return 0;
        }
        return turnOn == 0 ? 1 : 1 / (1 + Math.exp((threshold - pt) / (turnOn * threshold)));
    }
}
