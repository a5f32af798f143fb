package io.dilepton.generator.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.fit.Measured;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quality report as JSON. The names are public API: {@code docs/generator-quality.md} lists them. */
public final class QualityJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private QualityJson() {}

    /**
     * Returns the whole report, distributions included.
     *
     * @param report the report
     * @return JSON object; NaN becomes null
     */
    public static ObjectNode of(QualityReport report) {
        ObjectNode json = summary(report);
        ArrayNode shapes = json.putArray("shapes");
        report.features().forEach(feature -> shapes.add(shape(feature)));
        ObjectNode correlations = json.putObject("correlations");
        matrix(correlations.putObject("pearson"), report.pearson());
        matrix(correlations.putObject("spearman"), report.spearman());
        return json;
    }

    /**
     * Returns the figures without distributions and matrices, small enough for a receipt.
     *
     * @param report the report
     * @return JSON object; NaN becomes null
     */
    public static ObjectNode summary(QualityReport report) {
        ObjectNode json = NODES.objectNode();
        json.put("process", report.process());
        json.put("generated", report.generated());
        json.put("reference", report.reference());
        json.put("training", report.training());
        json.put("sampleSize", report.sampleSize());
        put(json, "w1Mean", report.w1Mean());
        put(json, "w1MeanFloor", report.w1MeanFloor());
        ArrayNode features = json.putArray("features");
        report.features().forEach(feature -> features.add(feature(feature)));
        Figure correlation = report.correlationMaxDifference();
        put(json, "correlationMaxDifference", correlation.value());
        put(json, "correlationMaxDifferenceFloor", correlation.floor().value());
        put(json, "pearsonMaxDifference", report.pearson().maxDifference().value());
        put(json, "spearmanMaxDifference", report.spearman().maxDifference().value());
        TwoSampleQuality auc = report.twoSampleAuc();
        ObjectNode test = json.putObject("twoSampleAuc");
        put(test, "value", auc.value());
        put(test, "low", auc.low());
        put(test, "high", auc.high());
        floor(test, "floor", auc.floor());
        figure(json.putObject("frechetPhysicsDistance"), report.frechet());
        figure(json.putObject("kernelPhysicsDistance"), report.kernel());
        memorisation(json, report.memorisation());
        peak(json, report.zPeak());
        json.put("constraintViolations", report.constraints().total());
        ObjectNode kinds = json.putObject("constraintViolationsByKind");
        report.constraints().byKind().forEach(kinds::put);
        ArrayNode windows = json.putArray("massWindows");
        report.windows().forEach(window -> windows.add(window(window)));
        return json;
    }

    private static ObjectNode feature(FeatureQuality feature) {
        ObjectNode json = NODES.objectNode();
        json.put("name", feature.observable().name());
        json.put("unit", feature.observable().unit());
        put(json, "w1", feature.w1());
        floor(json, "w1Floor", feature.w1Floor());
        put(json, "relativeMeanDifference", feature.relativeMeanDifference());
        floor(json, "relativeMeanDifferenceFloor", feature.relativeMeanFloor());
        return json;
    }

    private static ObjectNode shape(FeatureQuality feature) {
        FeatureShape shape = feature.shape();
        ObjectNode json = NODES.objectNode();
        json.put("name", feature.observable().name());
        numbers(json.putArray("edges"), shape.edges());
        shape.generated().forEach(json.putArray("generated")::add);
        shape.reference().forEach(json.putArray("reference")::add);
        json.put("generatedBelow", shape.generatedBelow());
        json.put("referenceBelow", shape.referenceBelow());
        return json;
    }

    private static void matrix(ObjectNode json, MatrixQuality matrix) {
        ArrayNode generated = json.putArray("generated");
        matrix.generated().forEach(row -> numbers(generated.addArray(), row));
        ArrayNode reference = json.putArray("reference");
        matrix.reference().forEach(row -> numbers(reference.addArray(), row));
        figure(json.putObject("maxDifference"), matrix.maxDifference());
    }

    private static void memorisation(ObjectNode json, @Nullable MemorisationQuality memory) {
        if (memory == null) {
            json.putNull("memorisation");
            return;
        }
        ObjectNode node = json.putObject("memorisation");
        node.put("asked", memory.asked());
        put(node, "copies", memory.copies());
        put(node, "closer", memory.closer());
        put(node, "closerFloor", MemorisationQuality.NEAR_PERCENT / 100.0);
        put(node, "medianRatio", memory.medianRatio());
    }

    private static void peak(ObjectNode json, @Nullable ZPeakQuality peak) {
        if (peak == null) {
            json.putNull("zPeak");
            return;
        }
        ObjectNode node = json.putObject("zPeak");
        measured(node, "position", peak.position());
        measured(node, "width", peak.width());
        measured(node, "referencePosition", peak.referencePosition());
        measured(node, "referenceWidth", peak.referenceWidth());
        floor(node, "positionFloor", peak.positionFloor());
        floor(node, "widthFloor", peak.widthFloor());
    }

    private static ObjectNode window(WindowQuality window) {
        ObjectNode json = NODES.objectNode();
        put(json, "low", window.low());
        put(json, "high", window.high());
        put(json, "generatedShare", window.generatedShare());
        put(json, "referenceShare", window.referenceShare());
        put(json, "w1", window.w1());
        floor(json, "w1Floor", window.w1Floor());
        return json;
    }

    private static void figure(ObjectNode json, Figure figure) {
        put(json, "value", figure.value());
        floor(json, "floor", figure.floor());
    }

    private static void floor(ObjectNode json, String name, Floor floor) {
        put(json, name, floor.value());
        put(json, name + "Spread", floor.spread());
    }

    private static void measured(ObjectNode json, String name, Measured measured) {
        put(json, name, measured.value());
        put(json, name + "Error", measured.error());
    }

    private static void numbers(ArrayNode array, List<Double> values) {
        values.forEach(array::add);
    }

    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
