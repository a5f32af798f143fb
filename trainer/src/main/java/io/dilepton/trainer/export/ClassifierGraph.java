package io.dilepton.trainer.export;

import ai.onnx.proto.OnnxMl;
import io.dilepton.trainer.network.LayerWeights;
import io.dilepton.trainer.network.NetworkWeights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * Writes a network as an ONNX graph: {@value #INPUT}, float32 [batch, width] and not standardised, to {@value #OUTPUT}, float32 [batch, 1].
 * Standardisation is part of the graph, as Sub and Div; dropout is the identity when a network is in use, and is left out. The same
 * weights and metadata give the same bytes.
 */
public final class ClassifierGraph {

    /** Name of the input tensor. */
    public static final String INPUT = "features";

    /** Name of the output tensor. */
    public static final String OUTPUT = "probability";

    private static final int IR_VERSION = 8;

    private ClassifierGraph() {}

    /**
     * Writes the graph.
     *
     * @param weights the network
     * @param name name of the graph
     * @param metadata text by key, which the file carries along
     * @return ONNX bytes
     */
    public static byte[] write(NetworkWeights weights, String name, Map<String, String> metadata) {
        ONNXContext graph = new ONNXContext();
        graph.setName(name);
        ONNXPlaceholder input = graph.floatInput(INPUT, weights.width());
        ONNXPlaceholder output = graph.floatOutput(OUTPUT, 1);
        ONNXRef<?> x =
                graph.operation(ONNXOperators.SUB, List.of(input, graph.array("mean", weights.mean())), "centred");
        x = graph.operation(
                ONNXOperators.DIV, List.of(x, graph.array("deviation", weights.deviation())), "standardised");
        List<LayerWeights> layers = weights.layers();
        for (int i = 0; i < layers.size(); i++) {
            x = dense(graph, x, i == layers.size() - 1 ? "logit" : "dense" + i, layers.get(i));
        }
        graph.assignTo(x.apply(ONNXOperators.SIGMOID), output);
        return bytes(graph, metadata);
    }

    private static ONNXRef<?> dense(ONNXContext graph, ONNXRef<?> x, String name, LayerWeights layer) {
        ONNXRef<?> weight = graph.floatTensor(
                name + ".weight", List.of(layer.outputs(), layer.inputs()), values -> values.put(layer.weight()));
        ONNXRef<?> bias = graph.array(name + ".bias", layer.bias());
        ONNXRef<?> y = graph.operation(Operator.GEMM, List.of(x, weight, bias), name, Map.of("transB", 1));
        LayerWeights.Normalisation normalisation = layer.normalisation();
        if (normalisation == null) {
            return y;
        }
        ONNXRef<?> normalised = graph.operation(
                Operator.BATCH_NORMALISATION,
                List.of(
                        y,
                        graph.array(name + ".scale", normalisation.scale()),
                        graph.array(name + ".shift", normalisation.shift()),
                        graph.array(name + ".mean", normalisation.mean()),
                        graph.array(name + ".variance", normalisation.variance())),
                name + ".normalised",
                Map.of("epsilon", (float) LayerWeights.Normalisation.EPSILON));
        return normalised.apply(Operator.RELU);
    }

    private static byte[] bytes(ONNXContext graph, Map<String, String> metadata) {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("dilepton-streams")
                .setGraph(graph.buildGraph())
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(Operator.OPSET));
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        OnnxMl.StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}
