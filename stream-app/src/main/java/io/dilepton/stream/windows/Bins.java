package io.dilepton.stream.windows;

/** Bins of equal width. */
enum Bins {
    /** Of the probability of signal. */
    SCORE(0, 1, 50),
    /** Of the mass of the pair, GeV: half a GeV wide, which the fit of a peak 3 GeV wide does not notice. */
    MASS(0, 200, 400);

    final double low;
    final double high;
    final int count;
    private final double perUnit;

    Bins(double low, double high, int count) {
        this.low = low;
        this.high = high;
        this.count = count;
        this.perUnit = count / (high - low);
    }

    /** Returns the place of a value among underflow (0), the bins from 1 on, and overflow; what is no number overflows. */
    int place(double value) {
        if (value < low) {
            return 0;
        }
        return value < high ? 1 + Math.min(count - 1, (int) ((value - low) * perUnit)) : count + 1;
    }

    int places() {
        return count + 2;
    }
}
