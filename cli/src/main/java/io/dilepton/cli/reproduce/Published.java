package io.dilepton.cli.reproduce;

import java.util.Locale;

/**
 * A number as a study gives it.
 *
 * @param low the number, or the lower end of a range such as "98–99%"
 * @param high the same number, or the upper end
 * @param comparable false where the study's protocol is another than that of the row, so that the two are not to be judged by each other
 */
record Published(double low, double high, boolean comparable) {

    Published {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a range goes from low to high, not from " + low + " to " + high);
        }
    }

    static Published of(double value) {
        return new Published(value, value, true);
    }

    static Published between(double low, double high) {
        return new Published(low, high, true);
    }

    /** The same number, beside a row that follows another protocol. */
    Published underOtherProtocol() {
        return new Published(low, high, false);
    }

    double middle() {
        return (low + high) / 2;
    }

    @Override
    public String toString() {
        return low == high ? text(low) : text(low) + "-" + text(high);
    }

    /** As many digits as the study prints, up to four. */
    private static String text(double value) {
        String digits = String.format(Locale.ROOT, "%.4f", value);
        return digits.replaceFirst("(\\.\\d{2}\\d*?)0+$", "$1");
    }
}
