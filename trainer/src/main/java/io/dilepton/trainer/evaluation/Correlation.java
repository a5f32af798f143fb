package io.dilepton.trainer.evaluation;

/** How two columns of numbers go together. */
public final class Correlation {

    private Correlation() {}

    /**
     * Computes Pearson's coefficient, of linear dependence.
     *
     * @param x numbers
     * @param y as many numbers
     * @return in [-1, 1]; NaN for fewer than two rows or a constant column
     */
    public static double pearson(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " numbers against " + y.length);
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx == 0 || yy == 0 ? Double.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
    }

    /**
     * Computes Spearman's coefficient, of monotone dependence: Pearson's of the ranks, equal numbers sharing the mean of their ranks.
     *
     * @param x numbers, no NaN
     * @param y as many numbers, no NaN
     * @return in [-1, 1]; NaN for fewer than two rows or a constant column
     */
    public static double spearman(double[] x, double[] y) {
        return pearson(ranks(x), ranks(y));
    }

    private static double[] ranks(double[] values) {
        int[] order = Ranking.rising(values);
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = 0.5 * (from + to - 1);
            }
            from = to;
        }
        return ranks;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
