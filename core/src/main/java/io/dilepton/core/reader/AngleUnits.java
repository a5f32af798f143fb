package io.dilepton.core.reader;

/**
 * Notices a file whose angles are in degrees, as in older Z selections. An angle beyond 2π shows it, but one row in a thousand of such a
 * file has small angles alone and would pass as rad; so once most rows of a file were in degrees, its other rows are refused too.
 */
final class AngleUnits {

    private static final int ENOUGH = 10;

    private long degrees;
    private long others;

    void countDegrees() {
        degrees++;
    }

    /**
     * Counts a row that passes for rad.
     *
     * @throws RowFault when most rows before it were in degrees
     */
    void countRadians() {
        if (degrees >= ENOUGH && degrees > others) {
            throw new RowFault(
                    RejectReason.ANGLE_IN_DEGREES,
                    "small angles, but " + degrees + " rows before are in degrees, " + others + " others");
        }
        others++;
    }
}
