package io.dilepton.trainer.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis: 1, 2 or 5 times a power of ten apart. */
final class Ticks {

    private Ticks() {}

    /**
     * Chooses.
     *
     * @param low lower end of the axis
     * @param high upper end
     * @param about how many are wanted
     */
    static List<Double> of(double low, double high, int about) {
        double step = step((high - low) / about);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share > 5 ? 10 : share > 2 ? 5 : share > 1 ? 2 : 1);
    }

    /** Writes a number without a tail of rounding. */
    static String text(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
