package io.dilepton.core.reader;

/** Why a row was rejected. The codes are public API: they stand in rejects files, reports and metrics. */
public enum RejectReason {
    /** The row has more or fewer cells than the header. */
    WRONG_FIELD_COUNT("wrong-field-count"),
    /** The line is longer than any row can be. */
    LINE_TOO_LONG("line-too-long"),
    /** The row is the header once more. */
    REPEATED_HEADER("repeated-header"),
    /** A needed cell is empty. */
    MISSING_VALUE("missing-value"),
    /** A cell is not a decimal number. */
    NON_NUMERIC("non-numeric"),
    /** A number is NaN, infinite or too large for 64-bit floating point. */
    NOT_FINITE("not-finite"),
    /** A run number, event number or count is not a 64-bit integer. */
    NOT_AN_INTEGER("not-an-integer"),
    /** A charge is neither -1 nor +1, or contradicts the particle's id. */
    CHARGE_NOT_UNIT("charge-not-unit"),
    /** A transverse momentum is zero or negative. */
    PT_NOT_POSITIVE("pt-not-positive"),
    /** An azimuth lies beyond 2π: in degrees, not in rad. */
    ANGLE_IN_DEGREES("angle-in-degrees"),
    /** A pseudorapidity lies beyond ±10, outside of any detector. */
    ETA_OUT_OF_RANGE("eta-out-of-range"),
    /** The energy of a lepton is above 7 TeV, the design energy of a beam of the LHC. */
    ENERGY_OUT_OF_RANGE("energy-out-of-range"),
    /** The energy of a lepton contradicts its momentum and mass. */
    ENERGY_MISMATCH("energy-mismatch"),
    /** The columns pt, eta, phi contradict px, py, pz. */
    MOMENTUM_MISMATCH("momentum-mismatch"),
    /** The mass column contradicts the mass of the two leptons. */
    MASS_MISMATCH("mass-mismatch"),
    /** A mass is zero or negative. */
    MASS_NOT_POSITIVE("mass-not-positive"),
    /** The missing transverse momentum is negative. */
    MISSING_PT_NEGATIVE("missing-pt-negative"),
    /** The number of jets contradicts the jets that the row lists. */
    JETS_MISMATCH("jets-mismatch"),
    /** A code, such as a particle id or a label, is none that the format defines. */
    UNKNOWN_CODE("unknown-code"),
    /** Another value is outside the range that events allow. */
    INVALID_EVENT("invalid-event");

    private final String code;

    RejectReason(String code) {
        this.code = code;
    }

    /**
     * Returns the code.
     *
     * @return lower-case words joined by dashes
     */
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
