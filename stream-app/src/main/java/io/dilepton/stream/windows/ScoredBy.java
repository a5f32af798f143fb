package io.dilepton.stream.windows;

import io.dilepton.core.registry.FeatureReference;
import io.dilepton.core.registry.ModelManifest;
import java.util.List;

/**
 * The model that scored, as far as a summary names it and measures drift against its training.
 *
 * @param name name of the model
 * @param version its version
 * @param sha256 SHA-256 of its ONNX bytes
 * @param references training distribution of each input in the order of the columns, then of the score; empty where unknown
 */
record ScoredBy(String name, int version, String sha256, List<Reference> references) {

    ScoredBy {
        references = List.copyOf(references);
    }

    /**
     * Training distribution of one quantity.
     *
     * @param quantity name
     * @param counts rows in each bin
     */
    record Reference(String quantity, List<Long> counts) {

        Reference {
            counts = List.copyOf(counts);
        }
    }

    static ScoredBy of(ModelManifest model, List<FeatureReference> references) {
        return new ScoredBy(
                model.name(),
                model.version(),
                model.sha256(),
                references.stream()
                        .map(known -> new Reference(known.name(), known.counts()))
                        .toList());
    }

    /** Returns the number of bins of all references. */
    int bins() {
        return references.stream().mapToInt(known -> known.counts().size()).sum();
    }
}
