package io.dilepton.generator.quality;

import io.dilepton.core.fit.FitOutcome;
import io.dilepton.core.fit.FitSettings;
import io.dilepton.core.fit.MassHistogram;
import io.dilepton.core.fit.Measured;
import io.dilepton.core.fit.ResolutionShape;
import io.dilepton.core.fit.ZPeakFit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Position and width of the Z peak in two samples. */
final class PeakComparison {

    private static final FitSettings SETTINGS = FitSettings.standard(ResolutionShape.CRYSTAL_BALL);
    private static final double BIN = 0.5;
    private static final double FINE = 0.05;

    private PeakComparison() {}

    private record Peak(Measured position, Measured width) {}

    /** Returns null when a sample has no peak to speak of. */
    static @Nullable ZPeakQuality of(
            Rowset generated, Rowset reference, List<Split> splits, int mass, double sizeFactor) {
        Optional<Peak> made = fit(generated.sorted(mass));
        Optional<Peak> real = fit(reference.sorted(mass));
        List<Peak[]> halves = splits.stream()
                .flatMap(split -> pair(
                        fit(split.half().sorted(mass)), fit(split.otherHalf().sorted(mass))))
                .toList();
        if (made.isEmpty() || real.isEmpty() || halves.isEmpty()) {
            return null;
        }
        return new ZPeakQuality(
                made.get().position(),
                made.get().width(),
                real.get().position(),
                real.get().width(),
                floor(halves, Peak::position).times(sizeFactor),
                floor(halves, Peak::width).times(sizeFactor));
    }

    private static Stream<Peak[]> pair(Optional<Peak> first, Optional<Peak> second) {
        return first.isPresent() && second.isPresent()
                ? Stream.<Peak[]>of(new Peak[] {first.get(), second.get()})
                : Stream.empty();
    }

    private static Floor floor(List<Peak[]> halves, java.util.function.Function<Peak, Measured> quantity) {
        return Floor.of(halves.stream()
                .mapToDouble(pair -> Math.abs(quantity.apply(pair[0]).value()
                        - quantity.apply(pair[1]).value()))
                .toArray());
    }

    private static Optional<Peak> fit(double[] masses) {
        int bins = (int) Math.round((SETTINGS.high() - SETTINGS.low()) / BIN);
        MassHistogram histogram = MassHistogram.of(SETTINGS.low(), SETTINGS.high(), bins, Arrays.stream(masses));
        return ZPeakFit.fit(histogram, SETTINGS) instanceof FitOutcome.Peak peak
                ? Optional.of(new Peak(peak.mass(), width(peak)))
                : Optional.empty();
    }

    /** Returns the full width at half maximum of the signal, with the error that the resolution's error gives it. */
    private static Measured width(FitOutcome.Peak peak) {
        double sigma = peak.resolution().value();
        double step = Math.max(peak.resolution().error(), 1e-3 * sigma);
        double slope = (width(peak, sigma + step) - width(peak, Math.max(sigma / 2, sigma - step)))
                / (sigma + step - Math.max(sigma / 2, sigma - step));
        return new Measured(
                width(peak, sigma), Math.abs(slope) * peak.resolution().error());
    }

    private static double width(FitOutcome.Peak peak, double sigma) {
        FitOutcome.Peak signal = new FitOutcome.Peak(
                peak.shape(),
                peak.low(),
                peak.high(),
                peak.mass(),
                peak.width(),
                new Measured(sigma, 0),
                peak.tail(),
                new Measured(1, 0),
                new Measured(0, 0),
                new Measured(0, 0),
                peak.quality());
        int bins = (int) Math.round((peak.high() - peak.low()) / FINE);
        double[] curve = ZPeakFit.curve(signal, new MassHistogram(peak.low(), FINE, new long[bins]));
        int top = 0;
        for (int i = 1; i < curve.length; i++) {
            top = curve[i] > curve[top] ? i : top;
        }
        return FINE * (crossing(curve, top, 1) + crossing(curve, top, -1));
    }

    /** Returns how many bins from the top the curve falls to half, interpolated. */
    private static double crossing(double[] curve, int top, int direction) {
        double half = curve[top] / 2;
        int at = top;
        while (at + direction >= 0 && at + direction < curve.length && curve[at + direction] > half) {
            at += direction;
        }
        int next = at + direction;
        if (next < 0 || next >= curve.length) {
            return Math.abs(at - top);
        }
        return Math.abs(at - top) + (curve[at] - half) / (curve[at] - curve[next]);
    }
}
