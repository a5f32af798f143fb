package io.dilepton.cli.rescore;

import io.dilepton.cli.rescore.PastScore.RecordedVersion;
import io.dilepton.core.inference.ModelRefusedException;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.UnreadableModelException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions that events were scored by, each loaded once, or found to be gone once. */
final class RecordedModels implements AutoCloseable {

    private final ModelCatalogue catalogue;
    private final RescoreReport report;
    private final Map<RecordedVersion, RecordedModel> loaded = new HashMap<>();
    private final Map<RecordedVersion, String> gone = new HashMap<>();

    RecordedModels(ModelCatalogue catalogue, RescoreReport report) {
        this.catalogue = catalogue;
        this.report = report;
    }

    /** Returns the model that scored an event; null, and reported, where it is gone. */
    @Nullable
    RecordedModel of(PastScore past) {
        RecordedVersion version = past.model();
        RecordedModel model = loaded.get(version);
        if (model != null) {
            return model;
        }
        String why = gone.get(version);
        if (why == null) {
            try {
                RecordedModel found = load(version);
                loaded.put(version, found);
                return found;
            } catch (UnreadableModelException | ModelRefusedException | IllegalArgumentException e) {
                why = String.valueOf(e.getMessage());
                gone.put(version, why);
            }
        }
        report.modelGone(past, why);
        return null;
    }

    /** Scores the events that still wait. */
    void flush() {
        loaded.values().forEach(RecordedModel::flush);
    }

    @Override
    public void close() {
        loaded.values().forEach(RecordedModel::close);
    }

    private RecordedModel load(RecordedVersion version) {
        Optional<ModelArtifact> found = catalogue.find(version.name(), version.version());
        ModelArtifact artifact = found.orElseThrow(
                () -> new UnreadableModelException("model " + version + " is not on the models topic", null));
        if (!artifact.manifest().sha256().equals(version.sha256())) {
            throw new UnreadableModelException(
                    "the topic has other bytes for model " + version + ": SHA-256 "
                            + artifact.manifest().sha256() + " instead of " + version.sha256(),
                    null);
        }
        return RecordedModel.load(artifact, report);
    }
}
