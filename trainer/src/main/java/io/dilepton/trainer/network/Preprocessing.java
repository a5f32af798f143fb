package io.dilepton.trainer.network;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.Standardisation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a row before the first layer, as part of the network and of its ONNX graph. Either standardisation alone, or, in this order:
 *
 * <ol>
 *   <li>columns with a long tail become ln(1 + x);
 *   <li>values that are {@link FeatureSet#MISSING} become the mean of the column;
 *   <li>every column is standardised;
 *   <li>a column of 0 and 1 is appended for each distinct pattern of missing values.
 * </ol>
 *
 * Standardisation alone may have an {@link Encoding} before it. Means and deviations are those of the training rows, after the logarithm and over the values that are there. Standardisation may leave
 * columns out, and may cut values off at a bound: a stream cannot drop an outlier, as a study of a file can.
 */
public final class Preprocessing {

    private final boolean gaps;
    private final boolean[] logarithmic;
    private final float[] mean;
    private final float[] deviation;
    private final int[] indicators;
    private final float bound;
    private final @Nullable Encoding encoding;

    private Preprocessing(
            boolean gaps, boolean[] logarithmic, float[] mean, float[] deviation, List<Integer> indicators) {
        this(
                gaps,
                logarithmic,
                mean,
                deviation,
                indicators.stream().mapToInt(Integer::intValue).toArray(),
                Float.POSITIVE_INFINITY,
                null);
    }

    private Preprocessing(
            boolean gaps,
            boolean[] logarithmic,
            float[] mean,
            float[] deviation,
            int[] indicators,
            float bound,
            @Nullable Encoding encoding) {
        this.gaps = gaps;
        this.logarithmic = logarithmic;
        this.mean = mean;
        this.deviation = deviation;
        this.indicators = indicators;
        this.bound = bound;
        this.encoding = encoding;
    }

    /**
     * Standardises, and nothing else.
     *
     * @param mean mean of each column; not to be written to afterwards
     * @param deviation standard deviation of each column, positive; not to be written to afterwards
     * @return the preprocessing
     */
    public static Preprocessing standardising(float[] mean, float[] deviation) {
        return new Preprocessing(false, new boolean[mean.length], mean, deviation, List.of());
    }

    /**
     * Standardises the columns of training rows, and nothing else.
     *
     * @param training rows that weights will be fitted on
     * @return the preprocessing
     */
    public static Preprocessing standardising(FeatureMatrix training) {
        Standardisation scale = Standardisation.of(training);
        return standardising(scale.mean(), divisors(scale));
    }

    /** A column that is constant in these rows, as rare marks are in a part of a sample, is moved to 0 and not stretched. */
    private static float[] divisors(Standardisation scale) {
        float[] divisors = scale.deviation().clone();
        for (int column = 0; column < divisors.length; column++) {
            divisors[column] = divisors[column] > 0 ? divisors[column] : 1;
        }
        return divisors;
    }

    /**
     * Appends an encoding and standardises, its columns like the others.
     *
     * @param training rows that weights will be fitted on
     * @param encoding columns to append
     * @return the preprocessing
     */
    public static Preprocessing encoding(FeatureMatrix training, Encoding encoding) {
        Standardisation scale = Standardisation.of(encoding.extended(training));
        float[] deviation = divisors(scale);
        return new Preprocessing(
                false,
                new boolean[deviation.length],
                scale.mean(),
                deviation,
                new int[0],
                Float.POSITIVE_INFINITY,
                encoding);
    }

    /**
     * Leaves columns as they are.
     *
     * @param columns columns that are not standardised, such as charges, one flag per column
     * @return a copy with mean 0 and deviation 1 there
     */
    public Preprocessing leaving(boolean[] columns) {
        float[] newMean = mean.clone();
        float[] newDeviation = deviation.clone();
        for (int column = 0; column < columns.length; column++) {
            if (columns[column]) {
                newMean[column] = 0;
                newDeviation[column] = 1;
            }
        }
        return new Preprocessing(gaps, logarithmic, newMean, newDeviation, indicators, bound, encoding);
    }

    /**
     * Cuts standardised values off.
     *
     * @param newBound largest absolute value that the first layer sees, in standard deviations
     * @return a copy
     */
    public Preprocessing bounded(float newBound) {
        if (!(newBound > 0)) {
            throw new IllegalArgumentException("the bound must be positive, not " + newBound);
        }
        return new Preprocessing(gaps, logarithmic, mean, deviation, indicators, newBound, encoding);
    }

    /**
     * Takes logarithms, fills gaps, standardises and marks the gaps.
     *
     * @param training rows that weights will be fitted on
     * @param tailed columns with a long tail; the logarithm is taken of those of them that are never negative in training
     * @return the preprocessing
     */
    public static Preprocessing filling(FeatureMatrix training, boolean[] tailed) {
        int width = training.width();
        boolean[] logarithmic = new boolean[width];
        float[] mean = new float[width];
        float[] deviation = new float[width];
        List<Integer> indicators = new ArrayList<>();
        Set<BitSet> patterns = new HashSet<>();
        for (int column = 0; column < width; column++) {
            float[] values = training.column(column);
            BitSet missing = missing(values);
            logarithmic[column] = tailed[column] && neverNegative(values, missing);
            float[] defined = defined(values, missing, logarithmic[column]);
            Standardisation scale = Standardisation.of(new FeatureMatrix(1, defined, new boolean[defined.length]));
            mean[column] = scale.mean()[0];
            // A column that is constant, or never there, in training says nothing: 1 keeps the division defined.
            deviation[column] = scale.deviation()[0] > 0 ? scale.deviation()[0] : 1;
            if (!missing.isEmpty() && patterns.add(missing)) {
                indicators.add(column);
            }
        }
        return new Preprocessing(true, logarithmic, mean, deviation, indicators);
    }

    private static BitSet missing(float[] values) {
        BitSet missing = new BitSet();
        for (int row = 0; row < values.length; row++) {
            missing.set(row, values[row] == FeatureSet.MISSING);
        }
        return missing;
    }

    private static boolean neverNegative(float[] values, BitSet missing) {
        for (int row = 0; row < values.length; row++) {
            if (values[row] < 0 && !missing.get(row)) {
                return false;
            }
        }
        return true;
    }

    private static float[] defined(float[] values, BitSet missing, boolean logarithm) {
        float[] defined = new float[values.length - missing.cardinality()];
        int count = 0;
        for (int row = missing.nextClearBit(0); row < values.length; row = missing.nextClearBit(row + 1)) {
            defined[count++] = logarithm ? (float) Math.log1p(values[row]) : values[row];
        }
        return defined;
    }

    /**
     * Returns the number of columns of a row.
     *
     * @return width of the input
     */
    public int width() {
        return encoding == null ? mean.length : mean.length - encoding.columns().length;
    }

    /**
     * Returns the number of values that the first layer sees.
     *
     * @return width of the output: the columns, those of the encoding, and the indicators
     */
    public int outputs() {
        return mean.length + indicators.length;
    }

    /**
     * Tells whether missing values are filled in; else there are none, and there are no logarithms either.
     *
     * @return false for standardisation alone
     */
    public boolean fillsGaps() {
        return gaps;
    }

    /**
     * Returns which columns become logarithms.
     *
     * @return one flag per column; not to be written to
     */
    public boolean[] logarithmic() {
        return logarithmic;
    }

    /**
     * Returns the means, which also fill the gaps.
     *
     * @return one per column; not to be written to
     */
    public float[] mean() {
        return mean;
    }

    /**
     * Returns the standard deviations.
     *
     * @return one per column, positive; not to be written to
     */
    public float[] deviation() {
        return deviation;
    }

    /**
     * Returns the columns whose gaps are marked.
     *
     * @return rising column numbers; not to be written to
     */
    public int[] indicators() {
        return indicators;
    }

    /**
     * Returns the largest absolute value after standardisation.
     *
     * @return bound in standard deviations; infinite where nothing is cut off
     */
    public float bound() {
        return bound;
    }

    /**
     * Returns the encoding, whose columns are appended before standardisation.
     *
     * @return null where there is none
     */
    public @Nullable Encoding encoding() {
        return encoding;
    }
}
