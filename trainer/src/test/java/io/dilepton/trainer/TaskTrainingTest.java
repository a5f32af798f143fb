package io.dilepton.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dilepton.core.event.EventSplit;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.inference.OnnxModel;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.registry.FeatureReference;
import io.dilepton.core.registry.ManifestJson;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.evaluation.CalibrationMethod;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTrainingTest {

    private static EventDataset toy() {
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset();
        ToyEvents.events(6000, 11).forEach(builder::add);
        return builder.build();
    }

    private static TrainingPlan quick(long seed) {
        return new TrainingPlan(List.of(48, 24), 0.05, 12, 12, 256, 0.02, 1e-5, 0.95, 0.5, 1, seed);
    }

    @Test
    void shouldLearnTheWindowAndBeatTheBaselinesWhenEventsAreToys() {
        TrainingOutcome outcome = TaskTraining.train(Task.Z_CANDIDATE, toy(), quick(1), TrainingListener.SILENT);
        assertThat(outcome.network().metrics().auc()).isGreaterThan(0.95);
        assertThat(outcome.network().metrics().auc())
                .isGreaterThan(outcome.logisticRegression().metrics().auc() + 0.05);
        assertThat(outcome.majority().metrics().auc()).isEqualTo(0.5);
        assertThat(outcome.majority().metrics().f1()).isZero();
        assertThat(outcome.parity()).isLessThanOrEqualTo(1e-5);

        ModelManifest manifest = outcome.artifact().manifest();
        assertThat(manifest.name()).isEqualTo("z-candidate");
        assertThat(manifest.featureSet()).isEqualTo(FeatureSets.DILEPTON_V1);
        assertThat(manifest.metrics())
                .containsEntry("f1", outcome.network().metrics().f1())
                .containsKeys("auc.low95", "auc.high95", "logistic-regression.f1", "majority-class.accuracy");
        assertThat(manifest.training().codeVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(manifest.training().heldOutRows())
                .isEqualTo(outcome.network().metrics().rows());
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void shouldCarrySelfTestAndReferenceWhenExported() {
        EventDataset dataset = toy();
        ModelArtifact artifact = TaskTraining.train(Task.Z_CANDIDATE, dataset, quick(2), TrainingListener.SILENT)
                .artifact();
        ModelManifest manifest = artifact.manifest();
        assertThat(manifest.selfTest().rows()).hasSizeBetween(12, 16);
        assertThat(manifest.selfTest().width()).isEqualTo(dataset.features().size());
        assertThat(Collections.min(manifest.selfTest().probabilities())).isLessThan(0.05f);
        assertThat(Collections.max(manifest.selfTest().probabilities())).isGreaterThan(0.7f);
        assertThat(manifest.reference())
                .extracting(FeatureReference::name)
                .startsWith("absDeltaEta")
                .endsWith("logDeltaR", FeatureReference.PROBABILITY)
                .hasSize(dataset.features().size() + 1);
        assertThat(manifest.referenceOf("ptSum").orElseThrow().rows())
                .isEqualTo(dataset.part(EventSplit.TRAIN).rows());
        assertThat(manifest.referenceOf(FeatureReference.PROBABILITY)
                        .orElseThrow()
                        .rows())
                .isEqualTo(dataset.part(EventSplit.VALIDATION).rows());
        OnnxModel.load(artifact, dataset.features()).close();
    }

    @Test
    void shouldExportTheSameBytesWhenTheSeedIsTheSame() {
        TrainingOutcome first = TaskTraining.train(Task.Z_CANDIDATE, toy(), quick(5), TrainingListener.SILENT);
        TrainingOutcome again = TaskTraining.train(Task.Z_CANDIDATE, toy(), quick(5), TrainingListener.SILENT);
        assertThat(again.artifact().onnx()).isEqualTo(first.artifact().onnx());
        assertThat(again.artifact().manifest()).isEqualTo(first.artifact().manifest());
        TrainingOutcome other = TaskTraining.train(Task.Z_CANDIDATE, toy(), quick(6), TrainingListener.SILENT);
        assertThat(other.artifact().manifest().sha256())
                .isNotEqualTo(first.artifact().manifest().sha256());
    }

    @Test
    void shouldCalibrateInsideTheGraphAndKeepTheRankingWhenAsked() {
        EventDataset dataset = toy();
        TrainingOutcome plain = TaskTraining.train(
                Task.Z_CANDIDATE, dataset, quick(1), CalibrationMethod.NONE, TrainingListener.SILENT);
        TrainingOutcome platt = TaskTraining.train(
                Task.Z_CANDIDATE, dataset, quick(1), CalibrationMethod.PLATT, TrainingListener.SILENT);
        assertThat(platt.network().metrics().auc())
                .isCloseTo(plain.network().metrics().auc(), within(1e-6));
        assertThat(platt.network().metrics().f1())
                .isCloseTo(plain.network().metrics().f1(), within(0.01));
        assertThat(platt.network().metrics().threshold())
                .isNotEqualTo(plain.network().metrics().threshold());
        assertThat(platt.calibrated().before().brier())
                .isCloseTo(plain.calibrated().after().brier(), within(1e-6));
        assertThat(platt.calibrated().after().expectedError())
                .isLessThan(platt.calibrated().before().expectedError() - 0.01);
        assertThat(platt.artifact().manifest().metrics())
                .containsEntry("brier", platt.calibrated().after().brier())
                .containsEntry("uncalibrated.ece", platt.calibrated().before().expectedError())
                .containsKeys("ece.low95", "uncalibrated.brier.high95");
        assertThat(platt.artifact().manifest().training().hyperparameters())
                .containsEntry("calibration", "platt")
                .containsKeys("calibrationSlope", "calibrationIntercept");
        assertThat(plain.artifact().manifest().training().hyperparameters())
                .containsEntry("calibration", "none")
                .doesNotContainKey("calibrationSlope");
    }

    @Test
    void shouldReachTheRequiredPrecisionWhenEventsAreReal() {
        String data = System.getenv("DILEPTON_DATA");
        assumeTrue(data != null, "DILEPTON_DATA names no directory with the data files");
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset();
        Path file = Path.of(data, "dielectron_cms2010.csv.gz");
        try (EventFile events = EventFile.open(file, ReaderOptions.defaults())) {
            while (events.hasNext()) {
                if (events.next() instanceof ReadResult.Accepted accepted) {
                    builder.add(accepted.event());
                }
            }
        }
        TrainingPlan plan = Task.Z_CANDIDATE.defaultPlan(1).withEpochs(25);
        TrainingOutcome outcome = TaskTraining.train(Task.Z_CANDIDATE, builder.build(), plan, TrainingListener.SILENT);
        assertThat(outcome.network().metrics().f1()).isGreaterThan(0.94);
        assertThat(outcome.network().metrics().auc()).isGreaterThan(0.998);
        assertThat(outcome.network().metrics().f1())
                .isGreaterThan(outcome.logisticRegression().metrics().f1() + 0.1);
    }
}
