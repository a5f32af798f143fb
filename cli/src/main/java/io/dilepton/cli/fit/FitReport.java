package io.dilepton.cli.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.event.ParticleMasses;
import io.dilepton.core.fit.FitOutcome;
import io.dilepton.core.fit.Measured;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What {@code --report} writes, as JSON: {@code files}, {@code pairs}, {@code rejected}, {@code pdg.{edition,mass,massError,width,widthError}}, and
 * {@code fits[]} with {@code shape} and either {@code failure} or {@code mass}, {@code width}, {@code resolution}, {@code tail}, {@code signal}, {@code
 * background}, {@code slope} (each {@code value} and {@code error}, which is null where fixed), {@code chi2}, {@code degreesOfFreedom}, {@code pValue}. GeV.
 */
final class FitReport {

    private FitReport() {}

    static JsonNode json(List<Path> files, PairMasses masses, List<FitOutcome> outcomes) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode names = report.putArray("files");
        files.forEach(file -> names.add(file.toString()));
        report.put("pairs", masses.pairs());
        report.put("rejected", masses.rejected());
        report.putObject("pdg")
                .put("edition", ParticleMasses.EDITION)
                .put("mass", ParticleMasses.Z)
                .put("massError", ParticleMasses.Z_ERROR)
                .put("width", ParticleMasses.Z_WIDTH)
                .put("widthError", ParticleMasses.Z_WIDTH_ERROR);
        ArrayNode fits = report.putArray("fits");
        outcomes.forEach(outcome -> fits.add(json(outcome)));
        return report;
    }

    private static ObjectNode json(FitOutcome outcome) {
        ObjectNode fit = JsonNodeFactory.instance.objectNode();
        if (outcome instanceof FitOutcome.Failure failure) {
            return fit.put("shape", failure.shape().name().toLowerCase(Locale.ROOT))
                    .put("failure", failure.reason());
        }
        FitOutcome.Peak peak = (FitOutcome.Peak) outcome;
        fit.put("shape", peak.shape().name().toLowerCase(Locale.ROOT));
        fit.put("low", peak.low()).put("high", peak.high());
        put(fit, "mass", peak.mass());
        put(fit, "width", peak.width());
        put(fit, "resolution", peak.resolution());
        if (peak.tail().value() > 0) {
            put(fit, "tail", peak.tail());
        }
        put(fit, "signal", peak.signal());
        put(fit, "background", peak.background());
        put(fit, "slope", peak.slope());
        return fit.put("chi2", peak.quality().chi2())
                .put("degreesOfFreedom", peak.quality().degreesOfFreedom())
                .put("pValue", peak.quality().pValue());
    }

    private static void put(ObjectNode fit, String name, Measured measured) {
        ObjectNode value = fit.putObject(name).put("value", measured.value());
        if (measured.isFixed()) {
            value.putNull("error");
        } else {
            value.put("error", measured.error());
        }
    }
}
