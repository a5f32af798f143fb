package io.dilepton.core.observables;

/**
 * One number of an event.
 *
 * @param name short name in lowerCamelCase, unique inside its set
 * @param symbol how physicists write it, for axes and tables
 * @param unit GeV, rad, or 1
 */
public record Observable(String name, String symbol, String unit) {

    /**
     * Returns the label of an axis.
     *
     * @return symbol with the unit in brackets, the symbol alone without one
     */
    public String label() {
        return unit.equals("1") ? symbol : symbol + " [" + unit + "]";
    }
}
