package io.dilepton.trainer.export;

/** Whether ONNX Runtime computes the probabilities that the trainer computed. */
public final class ParityCheck {

    /** Largest difference of a probability that is let pass. */
    public static final double TOLERANCE = 1e-5;

    private ParityCheck() {}

    /**
     * Compares probabilities of the same rows.
     *
     * @param trainer probabilities by the library that trained
     * @param runtime probabilities by ONNX Runtime
     * @return largest absolute difference
     * @throws ParityException when it is over {@value #TOLERANCE}, or a value is NaN
     */
    public static double require(float[] trainer, float[] runtime) {
        if (trainer.length != runtime.length) {
            throw new IllegalArgumentException(trainer.length + " rows against " + runtime.length);
        }
        double largest = 0;
        int row = 0;
        for (int i = 0; i < trainer.length; i++) {
            double difference = Math.abs((double) trainer[i] - runtime[i]);
            if (Double.isNaN(difference) || difference > largest) {
                largest = difference;
                row = i;
            }
            if (Double.isNaN(difference)) {
                break;
            }
        }
        if (!(largest <= TOLERANCE)) {
            throw new ParityException("ONNX Runtime and the trainer differ by " + largest + " in row " + row + " ("
                    + runtime[row] + " against " + trainer[row] + "), more than " + TOLERANCE
                    + ": the model is not exported");
        }
        return largest;
    }
}
