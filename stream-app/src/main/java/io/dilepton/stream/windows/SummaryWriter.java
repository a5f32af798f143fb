package io.dilepton.stream.windows;

import io.dilepton.core.drift.Drift;
import io.dilepton.core.drift.DriftMeter;
import io.dilepton.core.fit.FitOutcome;
import io.dilepton.core.fit.FitSettings;
import io.dilepton.core.fit.MassHistogram;
import io.dilepton.core.fit.ResolutionShape;
import io.dilepton.core.fit.ZPeakFit;
import io.dilepton.schemas.Histogram;
import io.dilepton.schemas.QuantityDrift;
import io.dilepton.schemas.WindowClose;
import io.dilepton.schemas.WindowSummary;
import io.dilepton.schemas.ZPeak;
import io.dilepton.stream.flow.Lane;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes summaries of closed windows: rate, spectra, fits and drift. One thread at a time, but for windows that had to go. */
final class SummaryWriter {

    /** Of the resampling that gives the noise floor of the drift. */
    private static final long SEED = 20_110_401;

    private static final double MICROS_PER_SECOND = 1e6;

    private final WindowSettings.PeakSettings peak;
    private final DriftMeter driftMeter = new DriftMeter(SEED);

    SummaryWriter(WindowSettings.PeakSettings peak) {
        this.peak = peak;
    }

    /**
     * Summarises a window.
     *
     * @param part the whole window
     * @param closedBy why it was closed; a window that had to go is neither fitted nor compared, since it went for want of time or room
     * @return the summary, without late events
     */
    WindowSummary summary(WindowPart part, WindowClose closedBy) {
        WindowCounts counts = part.counts();
        return WindowSummary.newBuilder()
                .setLane(part.lane())
                .setWindowStart(instant(part.start()))
                .setWindowEnd(instant(part.end()))
                .setClosedBy(closedBy)
                .setModelName(part.model().name())
                .setModelVersion(part.model().version())
                .setModelSha256(part.model().sha256())
                .setEvents(counts.events())
                .setDecided(counts.decided())
                .setRate(counts.events() * MICROS_PER_SECOND / (part.end() - part.start()))
                .setLateEvents(0)
                .setScores(histogram(Bins.SCORE, counts.scores()))
                .setMasses(histogram(Bins.MASS, counts.masses()))
                .setZPeaks(part.lane().equals(Lane.Z.label()) ? peaks(counts, closedBy) : List.of())
                .setDrifts(closedBy == WindowClose.EVICTED ? List.of() : drifts(part))
                .build();
    }

    private List<ZPeak> peaks(WindowCounts counts, WindowClose closedBy) {
        long[] masses = Arrays.copyOfRange(counts.masses(), 1, Bins.MASS.count + 1);
        double binWidth = (Bins.MASS.high - Bins.MASS.low) / Bins.MASS.count;
        MassHistogram histogram = new MassHistogram(Bins.MASS.low, binWidth, masses);
        List<ZPeak> peaks = new ArrayList<>();
        for (ResolutionShape shape : ResolutionShape.values()) {
            FitSettings settings = new FitSettings(peak.low(), peak.high(), shape, peak.freeWidth());
            FitOutcome outcome = closedBy == WindowClose.EVICTED
                    ? new FitOutcome.Failure(shape, "not fitted: more windows at once than there is time or room for")
                    : ZPeakFit.fit(histogram, settings);
            peaks.add(PeakCodec.toAvro(outcome, settings));
        }
        return peaks;
    }

    private List<QuantityDrift> drifts(WindowPart part) {
        List<QuantityDrift> drifts = new ArrayList<>();
        if (part.counts().events() < DriftMeter.LEAST_ROWS) {
            return drifts;
        }
        int offset = 0;
        for (ScoredBy.Reference reference : part.model().references()) {
            int end = offset + reference.counts().size();
            long[] sample = Arrays.copyOfRange(part.counts().inputs(), offset, end);
            drifts.add(toAvro(reference.quantity(), driftMeter.measure(reference.counts(), sample)));
            offset = end;
        }
        return drifts;
    }

    private static QuantityDrift toAvro(String quantity, Drift drift) {
        return QuantityDrift.newBuilder()
                .setQuantity(quantity)
                .setReferenceRows(drift.referenceRows())
                .setPsi(drift.psi().value())
                .setPsiFloor(drift.psi().floor())
                .setPsiLimit(drift.psi().limit())
                .setKs(drift.ks().value())
                .setKsFloor(drift.ks().floor())
                .setKsLimit(drift.ks().limit())
                .build();
    }

    private static Histogram histogram(Bins bins, long[] places) {
        return Histogram.newBuilder()
                .setLow(bins.low)
                .setHigh(bins.high)
                .setUnderflow(places[0])
                .setOverflow(places[bins.count + 1])
                .setCounts(Arrays.stream(places, 1, bins.count + 1).boxed().toList())
                .build();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
