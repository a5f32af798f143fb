package io.dilepton.core.drift;

/**
 * A distance between two samples beside what chance alone makes of it.
 *
 * @param value the distance, no unit, 0 for equal shares
 * @param floor its mean between two samples of these sizes from one distribution
 * @param limit what one in a hundred such pairs of samples passes
 */
public record Statistic(double value, double floor, double limit) {

    /**
     * Returns how often the distance is what chance makes of it.
     *
     * @return value over floor, about 1 without drift; 0 where there is no noise, since there is one bin
     */
    public double ratio() {
        return floor > 0 ? value / floor : 0;
    }

    /**
     * Tells whether the distance is more than chance makes of it.
     *
     * @return whether the value passes the limit; wrong for one feature in a hundred that has not drifted
     */
    public boolean isBeyondNoise() {
        return value > limit;
    }
}
