package io.dilepton.core.reader;

import io.dilepton.core.event.JetSummary;
import org.jspecify.annotations.Nullable;

/**
 * The number of jets of an event against the jets that its row lists.
 *
 * @param count column with the number of jets
 * @param sum column with the sum of pt over all jets, or {@link Header#ABSENT}
 * @param most how many jets a row can list
 */
record ListedJets(int count, int sum, int most) {

    /** Null where the row lists all jets; else their number and sum of pt, which is NaN where no column tells. */
    @Nullable
    JetSummary summary(Row row, int listed) {
        long jets = row.integer(count);
        if (jets == listed) {
            return null;
        }
        if (jets < listed || listed < most || jets > Integer.MAX_VALUE) {
            throw row.fault(RejectReason.JETS_MISMATCH, count, "the row lists " + listed);
        }
        return new JetSummary((int) jets, sum == Header.ABSENT ? Double.NaN : row.number(sum));
    }
}
