package io.dilepton.trainer.generative;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** One matrix of weights, or a vector as a matrix of one row. Immutable by convention: nobody writes to the array. */
public final class WeightArray {

    private final int rows;
    private final int columns;
    private final float[] values;

    WeightArray(int rows, int columns, float[] values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " weights for " + rows + " x " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** Uniform within a bound. */
    static WeightArray uniform(int rows, int columns, double bound, RandomGenerator random) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return new WeightArray(rows, columns, values);
    }

    static WeightArray filled(int rows, int columns, float value) {
        float[] values = new float[rows * columns];
        Arrays.fill(values, value);
        return new WeightArray(rows, columns, values);
    }

    /**
     * Returns the number of rows.
     *
     * @return outputs of a layer
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns the number of columns.
     *
     * @return inputs of a layer
     */
    public int columns() {
        return columns;
    }

    /**
     * Returns the weights.
     *
     * @return row-major float32 [rows, columns]; not to be written to
     */
    public float[] values() {
        return values;
    }

    /** The product map · this. */
    WeightArray mappedBy(double[][] map) {
        float[] product = new float[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < rows; k++) {
                    sum += map[i][k] * values[k * columns + j];
                }
                product[i * columns + j] = (float) sum;
            }
        }
        return new WeightArray(rows, columns, product);
    }

    /** The product this · mapᵀ, of a vector that is kept as a row. */
    WeightArray timesTransposed(double[][] map) {
        return new WeightArray(
                rows,
                columns,
                new WeightArray(columns, rows, values).mappedBy(map).values());
    }

    static void write(List<WeightArray> arrays, DataOutput out) throws IOException {
        for (WeightArray array : arrays) {
            for (float value : array.values) {
                out.writeFloat(value);
            }
        }
    }

    /** Reads arrays of the same shapes. */
    static List<WeightArray> read(List<WeightArray> shapes, DataInput in) throws IOException {
        List<WeightArray> arrays = new ArrayList<>();
        for (WeightArray shape : shapes) {
            float[] values = new float[shape.values.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readFloat();
            }
            arrays.add(new WeightArray(shape.rows, shape.columns, values));
        }
        return arrays;
    }
}
