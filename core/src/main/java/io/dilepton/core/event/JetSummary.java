package io.dilepton.core.event;

import io.dilepton.core.event.InvalidEventException.Reason;

/**
 * Jet counts of a source that lists only its leading jets.
 *
 * @param count number of jets as the source counts them
 * @param sumPt scalar sum of the transverse momenta of all jets, listed or not, GeV; NaN where the source does not give it
 */
public record JetSummary(int count, double sumPt) {

    /**
     * Checks the ranges.
     *
     * @throws InvalidEventException when a value cannot be right
     */
    public JetSummary {
        if (count < 0) {
            throw new InvalidEventException(Reason.JET_SUMMARY, "number of jets must not be negative, not " + count);
        }
        if (!Double.isNaN(sumPt)) {
            sumPt = Range.magnitude(Reason.JET_SUMMARY, "sum of jet pt", sumPt);
        }
    }
}
