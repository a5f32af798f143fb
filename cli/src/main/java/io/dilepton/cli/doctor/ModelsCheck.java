package io.dilepton.cli.doctor;

import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.Promotion;
import io.dilepton.stream.scoring.OnnxServedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether each lane has a champion that can be served, and a challenger, where there is one, can. */
final class ModelsCheck implements Check {

    private final ModelCatalogue catalogue;
    private final List<String> models;

    /** The first model must have a champion; the others may wait for theirs. */
    ModelsCheck(ModelCatalogue catalogue, List<String> models) {
        this.catalogue = catalogue;
        this.models = List.copyOf(models);
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        for (String model : models) {
            Optional<Promotion> champion = catalogue.promotion(model, Promotion.CHAMPION);
            if (champion.isPresent()) {
                findings.add(served(champion.get()));
            } else {
                findings.add(missing(model));
            }
            catalogue.promotion(model, Promotion.CHALLENGER).ifPresent(challenger -> findings.add(served(challenger)));
        }
        return findings;
    }

    private Finding missing(String model) {
        String subject = "model " + model;
        return model.equals(models.get(0))
                ? Finding.error(
                        subject,
                        "there is no champion: the stream does not start",
                        "`./dilepton train " + model + " --publish --out DIR`, or `./dilepton models promote " + model
                                + "@VERSION`")
                : Finding.warning(
                        subject,
                        "there is no champion: events of its lane are passed over as no.model",
                        "publish and promote one, or leave the lane out of dilepton.scoring.lanes");
    }

    private Finding served(Promotion promotion) {
        String subject = "model " + promotion.name() + "@" + promotion.alias();
        String version = "version " + promotion.version();
        Optional<ModelArtifact> artifact = catalogue.find(promotion.name(), promotion.version());
        String remedy = "`./dilepton models rollback " + promotion.name() + "`, or promote another version";
        if (artifact.isEmpty()) {
            return Finding.error(subject, version + " is not on dilepton.models", remedy);
        }
        try (OnnxServedModel model = OnnxServedModel.load(artifact.get(), InferenceDevice.CPU)) {
            return Finding.ok(
                    subject,
                    version + " loads and reproduces its self-test ("
                            + model.manifest().featureSet() + ")");
        } catch (RuntimeException e) {
            return Finding.error(subject, version + " cannot be served: " + e.getMessage(), remedy);
        }
    }
}
