package io.dilepton.core.reader;

import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the reader cannot find in a file.
 *
 * @param flavour flavour of the electrons or muons; null lets the reader infer it from columns, file name and energies, in this order. For files
 *     with a lepton and a hadronic tau it is the lepton's, which they do not record: null means muon
 * @param origin data or simulation; null takes that of the format, which is data for files of lepton pairs
 * @param runNumber run number of events from files without one
 * @param clock times of the events
 */
public record ReaderOptions(
        @Nullable LeptonFlavour flavour, @Nullable Origin origin, long runNumber, EventClock clock) {

    /** Checks that the flavour and the origin are possible. */
    public ReaderOptions {
        if (flavour == LeptonFlavour.TAU_HAD) {
            throw new IllegalArgumentException("the flavour of a file must be electron or muon");
        }
        if (origin == Origin.SYNTHETIC) {
            throw new IllegalArgumentException("the origin of a file must be data or simulation");
        }
    }

    /**
     * Returns options that leave everything to the reader: run number 0, and times by the default clock.
     *
     * @return default options
     */
    public static ReaderOptions defaults() {
        return new ReaderOptions(null, null, 0, EventClock.steady(EventClock.DEFAULT_START, EventClock.DEFAULT_RATE));
    }

    /**
     * Sets the flavour.
     *
     * @param newFlavour electron or muon; null to infer it
     * @return a copy
     */
    public ReaderOptions withFlavour(@Nullable LeptonFlavour newFlavour) {
        return new ReaderOptions(newFlavour, origin, runNumber, clock);
    }

    /**
     * Sets the origin.
     *
     * @param newOrigin data or simulation; null for that of the format
     * @return a copy
     */
    public ReaderOptions withOrigin(@Nullable Origin newOrigin) {
        return new ReaderOptions(flavour, newOrigin, runNumber, clock);
    }

    /**
     * Sets the run number.
     *
     * @param newRunNumber run number of events from files without one
     * @return a copy
     */
    public ReaderOptions withRunNumber(long newRunNumber) {
        return new ReaderOptions(flavour, origin, newRunNumber, clock);
    }

    /**
     * Sets the clock.
     *
     * @param newClock times of the events
     * @return a copy
     */
    public ReaderOptions withClock(EventClock newClock) {
        return new ReaderOptions(flavour, origin, runNumber, newClock);
    }
}
