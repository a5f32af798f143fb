package io.dilepton.trainer.network;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Weights as bytes: the numbers of every layer in order, bit for bit. Shapes and preprocessing are not in them. */
public final class WeightsStream {

    private WeightsStream() {}

    /**
     * Writes weights.
     *
     * @param weights the weights
     * @param out where to
     * @throws IOException when writing fails
     */
    public static void write(NetworkWeights weights, DataOutput out) throws IOException {
        for (LayerWeights layer : weights.layers()) {
            for (float[] values : arrays(layer)) {
                for (float value : values) {
                    out.writeFloat(value);
                }
            }
        }
    }

    /**
     * Reads weights.
     *
     * @param shape weights of the same shapes and preprocessing
     * @param in where from
     * @return the weights
     * @throws IOException when reading fails
     */
    public static NetworkWeights read(NetworkWeights shape, DataInput in) throws IOException {
        List<LayerWeights> layers = new ArrayList<>();
        for (LayerWeights layer : shape.layers()) {
            List<float[]> values = new ArrayList<>();
            for (float[] like : arrays(layer)) {
                float[] array = new float[like.length];
                for (int i = 0; i < array.length; i++) {
                    array[i] = in.readFloat();
                }
                values.add(array);
            }
            layers.add(new LayerWeights(
                    layer.inputs(),
                    layer.outputs(),
                    values.get(0),
                    values.get(1),
                    values.size() == 2
                            ? null
                            : new LayerWeights.Normalisation(
                                    values.get(2), values.get(3), values.get(4), values.get(5)),
                    layer.activation()));
        }
        return new NetworkWeights(shape.preprocessing(), layers);
    }

    private static List<float[]> arrays(LayerWeights layer) {
        LayerWeights.Normalisation norm = layer.normalisation();
        return norm == null
                ? List.of(layer.weight(), layer.bias())
                : List.of(layer.weight(), layer.bias(), norm.scale(), norm.shift(), norm.mean(), norm.variance());
    }
}
