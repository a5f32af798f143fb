package io.dilepton.generator.quality.statistics;

/** The Wasserstein-1 distance of two samples of one number: the area between their cumulative distributions. */
public final class Wasserstein {

    private Wasserstein() {}

    /**
     * Returns the distance.
     *
     * @param first values of one sample, rising, at least one
     * @param second values of the other, rising, at least one
     * @return ∫|F − G| dx, in the unit of the values
     */
    public static double distance(double[] first, double[] second) {
        double area = 0;
        double previous = 0;
        int i = 0;
        int j = 0;
        while (i < first.length || j < second.length) {
            double next = j == second.length || (i < first.length && first[i] <= second[j]) ? first[i] : second[j];
            if (i + j > 0) {
                double gap = Math.abs((double) i / first.length - (double) j / second.length);
                area += gap * (next - previous);
            }
            while (i < first.length && first[i] <= next) {
                i++;
            }
            while (j < second.length && second[j] <= next) {
                j++;
            }
            previous = next;
        }
        return area;
    }
}
