package io.dilepton.stream.windows;

import io.dilepton.core.fit.FitOutcome;
import io.dilepton.core.fit.FitSettings;
import io.dilepton.core.fit.Measured;
import io.dilepton.schemas.ResolutionShape;
import io.dilepton.schemas.ZPeak;
import io.dilepton.schemas.ZPeakResult;
import org.jspecify.annotations.Nullable;

/** Writes what came of a fit as its Avro record. */
final class PeakCodec {

    private PeakCodec() {}

    static ZPeak toAvro(FitOutcome outcome, FitSettings settings) {
        ZPeak.Builder peak = ZPeak.newBuilder()
                .setResolutionShape(ResolutionShape.valueOf(settings.shape().name()));
        if (outcome instanceof FitOutcome.Peak found) {
            return peak.setLow(found.low())
                    .setHigh(found.high())
                    .setResult(result(found))
                    .build();
        }
        FitOutcome.Failure failure = (FitOutcome.Failure) outcome;
        return peak.setLow(settings.low())
                .setHigh(settings.high())
                .setFailure(failure.reason())
                .build();
    }

    private static ZPeakResult result(FitOutcome.Peak peak) {
        boolean hasTail = peak.tail().value() > 0;
        return ZPeakResult.newBuilder()
                .setMass(peak.mass().value())
                .setMassError(error(peak.mass()))
                .setWidth(peak.width().value())
                .setWidthError(error(peak.width()))
                .setResolution(peak.resolution().value())
                .setResolutionError(error(peak.resolution()))
                .setTail(hasTail ? peak.tail().value() : null)
                .setTailError(hasTail ? error(peak.tail()) : null)
                .setSignal(peak.signal().value())
                .setSignalError(error(peak.signal()))
                .setBackground(peak.background().value())
                .setBackgroundError(error(peak.background()))
                .setSlope(peak.slope().value())
                .setSlopeError(error(peak.slope()))
                .setChi2(peak.quality().chi2())
                .setDegreesOfFreedom(peak.quality().degreesOfFreedom())
                .setPValue(peak.quality().pValue())
                .build();
    }

    private static @Nullable Double error(Measured parameter) {
        return parameter.isFixed() ? null : parameter.error();
    }
}
