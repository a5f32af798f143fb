package io.dilepton.trainer.network;

import io.dilepton.trainer.dataset.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Piecewise linear encoding of columns (Gorishniy et al., "On embeddings for numerical features", arXiv:2203.05556): one more column for each bin
 * between quantiles of a column, which rises from 0 at its lower edge to 1 at its upper edge. A network then finds edges in a distribution, such as
 * those of a detector or a trigger, as easily as a tree does.
 */
public final class Encoding {

    private final int[] columns;
    private final float[] low;
    private final float[] size;

    private Encoding(List<Bin> bins) {
        this.columns = bins.stream().mapToInt(Bin::column).toArray();
        this.low = new float[columns.length];
        this.size = new float[columns.length];
        for (int i = 0; i < columns.length; i++) {
            low[i] = bins.get(i).low();
            size[i] = bins.get(i).size();
        }
    }

    private record Bin(int column, float low, float size) {}

    /**
     * Makes bins of equal numbers of rows.
     *
     * @param training rows that weights will be fitted on
     * @param encoded which columns are encoded, one flag per column
     * @param bins bins of a column, at least 2; fewer where values repeat
     * @return the encoding
     */
    public static Encoding quantiles(FeatureMatrix training, boolean[] encoded, int bins) {
        List<Bin> all = new ArrayList<>();
        for (int column = 0; column < encoded.length; column++) {
            if (encoded[column]) {
                float[] sorted = training.column(column);
                Arrays.sort(sorted);
                for (int bin = 0; bin < bins; bin++) {
                    float from = sorted[(int) ((sorted.length - 1L) * bin / bins)];
                    float to = sorted[(int) ((sorted.length - 1L) * (bin + 1) / bins)];
                    if (to - from > 0) {
                        all.add(new Bin(column, from, to - from));
                    }
                }
            }
        }
        return new Encoding(all);
    }

    /** The rows with the columns of the encoding behind their own. */
    FeatureMatrix extended(FeatureMatrix rows) {
        int width = rows.width();
        int wide = width + columns.length;
        float[] values = new float[Math.multiplyExact(rows.rows(), wide)];
        for (int row = 0; row < rows.rows(); row++) {
            System.arraycopy(rows.values(), row * width, values, row * wide, width);
            for (int i = 0; i < columns.length; i++) {
                float position = (rows.values()[row * width + columns[i]] - low[i]) / size[i];
                values[row * wide + width + i] = Math.max(0, Math.min(1, position));
            }
        }
        return new FeatureMatrix(wide, values, rows.labels());
    }

    /**
     * Returns which column each column of the encoding is made of.
     *
     * @return column numbers; not to be written to
     */
    public int[] columns() {
        return columns;
    }

    /**
     * Returns the lower edges.
     *
     * @return one per column of the encoding, in units of its source; not to be written to
     */
    public float[] low() {
        return low;
    }

    /**
     * Returns the sizes of the bins.
     *
     * @return one per column of the encoding, positive; not to be written to
     */
    public float[] size() {
        return size;
    }
}
