package io.dilepton.generator.quality.statistics;

/** Brings observables to the scale of the Fréchet and kernel physics distances: each column over its largest magnitude among the reference rows. */
final class PhysicsScale {

    private PhysicsScale() {}

    static double[] of(double[][] reference) {
        double[] scales = new double[reference[0].length];
        for (double[] row : reference) {
            for (int i = 0; i < scales.length; i++) {
                scales[i] = Math.max(scales[i], Math.abs(row[i]));
            }
        }
        for (int i = 0; i < scales.length; i++) {
            scales[i] = scales[i] > 0 ? scales[i] : 1;
        }
        return scales;
    }
}
