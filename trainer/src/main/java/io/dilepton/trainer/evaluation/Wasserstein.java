package io.dilepton.trainer.evaluation;

import java.util.Arrays;

/** Distance of two distributions by how far their quantiles are apart. */
public final class Wasserstein {

    private Wasserstein() {}

    /**
     * Returns the Wasserstein-1 distance ∫|F⁻¹(p) − G⁻¹(p)| dp of two samples.
     *
     * @param one values, at least one; not changed
     * @param other values, at least one; not changed
     * @return distance in the unit of the values
     */
    public static double distance(double[] one, double[] other) {
        double[] a = one.clone();
        double[] b = other.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double sum = 0;
        double at = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double next = Math.min((i + 1.0) / a.length, (j + 1.0) / b.length);
            sum += (next - at) * Math.abs(a[i] - b[j]);
            at = next;
            boolean endsOne = (i + 1.0) / a.length <= next;
            boolean endsOther = (j + 1.0) / b.length <= next;
            i += endsOne ? 1 : 0;
            j += endsOther ? 1 : 0;
        }
        return sum;
    }

    /**
     * Returns the mean over columns of the distance in units of the reference's standard deviation. Columns that do not vary in the reference are left out.
     *
     * @param reference rows, float64 [rows][columns], at least two
     * @param other rows of the same columns, at least one
     * @return mean distance, no unit
     */
    public static double standardised(double[][] reference, double[][] other) {
        double sum = 0;
        int counted = 0;
        for (int column = 0; column < reference[0].length; column++) {
            double[] values = column(reference, column);
            double deviation = deviation(values);
            if (deviation > 0) {
                sum += distance(values, column(other, column)) / deviation;
                counted++;
            }
        }
        return counted == 0 ? Double.NaN : sum / counted;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
