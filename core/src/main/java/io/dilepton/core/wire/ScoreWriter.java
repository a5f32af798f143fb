package io.dilepton.core.wire;

import io.dilepton.core.registry.ModelManifest;

/** Writes the scores of one model in Avro's binary encoding: what names the model is encoded once. */
final class ScoreWriter {

    private final ModelManifest model;
    private final byte[] names;

    ScoreWriter(ModelManifest model) {
        this.model = model;
        BinaryOutput out = new BinaryOutput();
        out.writeText(model.name());
        out.writeLong(model.version());
        out.writeText(model.sha256());
        out.writeText(model.featureSet());
        out.writeText(model.featureSetHash());
        this.names = out.toByteArray();
    }

    ModelManifest model() {
        return model;
    }

    /** Writes the fields of a scored event from the probability to the source offset. */
    void write(BinaryOutput out, Score score) {
        out.writeDouble(score.probability());
        out.writeDouble(model.threshold());
        out.writeBoolean(score.decision());
        out.write(names, 0, names.length);
        out.writeText(score.sourceTopic());
        out.writeLong(score.sourcePartition());
        out.writeLong(score.sourceOffset());
    }
}
