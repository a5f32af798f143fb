package io.dilepton.cli.train;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.Evaluation;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.dataset.EventDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code --report} writes, as JSON: {@code events.*} (the books of reading), {@code rows.*} by split, {@code model.*},
 * {@code training.*}, {@code calibration.*}, and under {@code heldOut} each classifier with value, low and high of its metrics. Its keys are public API.
 */
final class TrainingReport {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TrainingReport() {}

    static void write(Path file, TrainingEvents events, ModelManifest manifest, TrainingOutcome outcome)
            throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, MAPPER.writeValueAsString(json(events, manifest, outcome)) + "\n");
    }

    static ObjectNode json(TrainingEvents events, ModelManifest manifest, TrainingOutcome outcome) {
        ObjectNode report = MAPPER.createObjectNode();
        EventDataset dataset = events.dataset();
        report.putObject("events")
                .put("read", events.events())
                .put("rejected", events.rejected())
                .put("duplicates", dataset.duplicates())
                .put("notApplicable", dataset.notApplicable());
        report.putObject("rows")
                .put("train", dataset.part(EventSplit.TRAIN).rows())
                .put("validation", dataset.part(EventSplit.VALIDATION).rows())
                .put("heldOut", dataset.part(EventSplit.HELD_OUT).rows());
        report.putObject("model")
                .put("name", manifest.name())
                .put("version", manifest.version())
                .put("sha256", manifest.sha256())
                .put("threshold", manifest.threshold())
                .put("dataFingerprint", dataset.fingerprint())
                .put("seed", manifest.training().seed());
        double speed = outcome.rowsPerCpuSecond();
        report.putObject("training")
                .put("split", dataset.splitRule().toString())
                .put("epochs", outcome.epochs())
                .put("bestEpoch", outcome.bestEpoch())
                .put("parity", outcome.parity())
                .put("rowsPerCpuSecond", Double.isNaN(speed) ? null : (Double) speed)
                .put("seconds", outcome.seconds());
        ObjectNode calibration = report.putObject("calibration")
                .put("method", outcome.calibrated().calibration().method().toString())
                .put("slope", outcome.calibrated().calibration().slope())
                .put("intercept", outcome.calibrated().calibration().intercept());
        MetricsJson.write(calibration.putObject("before"), outcome.calibrated().before());
        MetricsJson.write(calibration.putObject("after"), outcome.calibrated().after());
        ObjectNode heldOut = report.putObject("heldOut");
        for (Evaluation row : List.of(outcome.majority(), outcome.logisticRegression(), outcome.network())) {
            MetricsJson.write(heldOut.putObject(row.classifier()), row);
        }
        return report;
    }
}
