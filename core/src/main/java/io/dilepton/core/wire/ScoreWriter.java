package io.dilepton.core.wire;

import io.dilepton.core.registry.ModelManifest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes the scores of one model in Avro's binary encoding. What names the model is encoded once; score and decision have a fixed length,
 * and so are left open and filled in later.
 */
final class ScoreWriter {

    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

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

    /** Writes the fields of a scored event from the probability to the source offset, without probability and decision. */
    void write(BinaryOutput out, Provenance provenance) {
        out.writeDouble(0);
        out.writeDouble(model.threshold());
        out.writeBoolean(false);
        out.write(names, 0, names.length);
        out.writeText(provenance.sourceTopic());
        out.writeLong(provenance.sourcePartition());
        out.writeLong(provenance.sourceOffset());
    }

    /**
     * Makes a draft of a value.
     *
     * @param value the whole value
     * @param start where {@link #write} began
     * @param provenance what it wrote
     */
    static ScoredDraft draft(byte[] value, int start, Provenance provenance) {
        return probability -> {
            DOUBLE.set(value, start, probability);
            value[start + 2 * Double.BYTES] = (byte) (provenance.decision(probability) ? 1 : 0);
            return value;
        };
    }
}
