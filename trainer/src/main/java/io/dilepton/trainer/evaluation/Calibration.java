package io.dilepton.trainer.evaluation;

/**
 * Maps the logit of a score to a probability: σ(slope·logit + intercept). The slope is positive, so the order of the scores stays.
 *
 * @param method how it was fitted
 * @param slope factor of the logit, positive; float32, as the exported graph holds it
 * @param intercept added to it
 */
public record Calibration(CalibrationMethod method, float slope, float intercept) {

    /** Leaves scores as they are. */
    public static final Calibration IDENTITY = new Calibration(CalibrationMethod.NONE, 1, 0);

    /** Logits beyond are as good as certain, and would only make the fit overflow. */
    private static final double LARGEST_LOGIT = 100;

    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-10;

    /** Checks the ranges. */
    public Calibration {
        if (!(slope > 0) || !Float.isFinite(slope) || !Float.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "a calibration needs a positive slope and a finite intercept, not " + slope + " and " + intercept);
        }
    }

    /**
     * Fits a calibration by maximum likelihood, with Newton's method (Lin, Lin, Weng, Machine Learning 68, 2007, 267). The targets are Platt's,
     * a little inside of 0 and 1, so that the fit exists also where the logits separate the classes.
     *
     * @param method what to fit
     * @param logits logits of rows that the weights were not fitted on
     * @param labels true for signal
     * @return the calibration; {@link #IDENTITY} for {@link CalibrationMethod#NONE}, and where a class is missing or the logits fall with the
     *     chance of signal, since no calibration may turn their order around
     */
    public static Calibration fit(CalibrationMethod method, double[] logits, boolean[] labels) {
        if (logits.length != labels.length) {
            throw new IllegalArgumentException(logits.length + " logits for " + labels.length + " labels");
        }
        long positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        if (method == CalibrationMethod.NONE || positives == 0 || positives == labels.length) {
            return IDENTITY;
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1 / (labels.length - positives + 2.0);
        double[] parameters = {1, 0};
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!improve(parameters, method, logits, labels, high, low)) {
                break;
            }
        }
        float slope = (float) parameters[0];
        return slope > 0 ? new Calibration(method, slope, (float) parameters[1]) : IDENTITY;
    }

    /**
     * Maps a logit.
     *
     * @param logit logit of the score
     * @return probability of signal
     */
    public double probability(double logit) {
        return sigmoid((double) slope * logit + intercept);
    }

    /**
     * Maps logits, as float32 like those of an exported graph.
     *
     * @param logits logits of scores
     * @return one probability of signal per logit
     */
    public float[] probabilities(double[] logits) {
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) probability(logits[i]);
        }
        return probabilities;
    }

    /**
     * Tells whether scores stay as they are.
     *
     * @return true where the graph needs no calibration
     */
    public boolean isIdentity() {
        return slope == 1 && intercept == 0;
    }

    /**
     * The logistic function, without overflow.
     *
     * @param x any number
     * @return 1/(1 + e⁻ˣ)
     */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /** One Newton step, halved until the loss falls; false where nothing is left to gain. */
    private static boolean improve(
            double[] parameters, CalibrationMethod method, double[] logits, boolean[] labels, double high, double low) {
        double[] step = newton(parameters, method, logits, labels, high, low);
        double before = loss(parameters[0], parameters[1], logits, labels, high, low);
        for (double share = 1; share > 1e-8; share /= 2) {
            double slope = parameters[0] - share * step[0];
            double intercept = parameters[1] - share * step[1];
            double after = loss(slope, intercept, logits, labels, high, low);
            if (after < before) {
                parameters[0] = slope;
                parameters[1] = intercept;
                return before - after > CONVERGED * logits.length;
            }
        }
        return false;
    }

    private static double[] newton(
            double[] parameters, CalibrationMethod method, double[] logits, boolean[] labels, double high, double low) {
        double gradientSlope = 0;
        double gradientIntercept = 0;
        double slopes = 1e-12;
        double intercepts = 1e-12;
        double mixed = 0;
        for (int i = 0; i < logits.length; i++) {
            double z = clamped(logits[i]);
            double p = sigmoid(parameters[0] * z + parameters[1]);
            double residual = p - (labels[i] ? high : low);
            double curvature = p * (1 - p);
            gradientSlope += residual * z;
            gradientIntercept += residual;
            slopes += curvature * z * z;
            intercepts += curvature;
            mixed += curvature * z;
        }
        if (method == CalibrationMethod.TEMPERATURE) {
            return new double[] {gradientSlope / slopes, 0};
        }
        double determinant = slopes * intercepts - mixed * mixed;
        return new double[] {
            (intercepts * gradientSlope - mixed * gradientIntercept) / determinant,
            (slopes * gradientIntercept - mixed * gradientSlope) / determinant
        };
    }

    private static double loss(
            double slope, double intercept, double[] logits, boolean[] labels, double high, double low) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double x = slope * clamped(logits[i]) + intercept;
            double target = labels[i] ? high : low;
            // -t·ln σ(x) - (1-t)·ln σ(-x), with ln σ(x) = min(x, 0) - ln(1 + e^-|x|)
            sum += Math.log1p(Math.exp(-Math.abs(x))) - target * Math.min(x, 0) + (1 - target) * Math.max(x, 0);
        }
        return sum;
    }

    private static double clamped(double logit) {
        return Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, logit));
    }
}
