package io.dilepton.trainer.generative;

import java.util.Arrays;

/**
 * Which rows a service would keep; it draws the others again. The critic sees all rows of a generator, so that it learns to make few others: a gradient of the kept rows alone
 * pushes rows that are worth little out of the acceptance, where they no longer count.
 */
@FunctionalInterface
public interface RowFilter {

    /** Keeps every row. */
    RowFilter ALL = (quantities, offset) -> true;

    /**
     * Tells whether a row is kept.
     *
     * @param quantities rows of quantities
     * @param offset index of the first value of the row
     * @return false where it is drawn again
     */
    boolean keeps(float[] quantities, int offset);

    /**
     * Tells which rows of a generator are kept.
     *
     * @param outputs scaled rows
     * @param scaling what they mean
     * @return row numbers, rising
     */
    default int[] kept(SampleMatrix outputs, MarginalScaling scaling) {
        SampleMatrix quantities = scaling.unscale(outputs);
        int[] rows = new int[outputs.rows()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (keeps(quantities.values(), row * outputs.width())) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
