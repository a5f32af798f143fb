package io.dilepton.trainer.export;

import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.network.Activation;
import io.dilepton.trainer.network.LayerWeights;
import io.dilepton.trainer.network.NetworkWeights;
import io.dilepton.trainer.network.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperator;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * Writes networks as one ONNX graph: {@value #INPUT}, float32 [batch, width] as the feature set gives it, to {@value #OUTPUT}, float32
 * [batch, 1]. Preprocessing is part of the graph; dropout is the identity when a network is in use, and is left out. Several networks vote by
 * the mean of their probabilities. A calibration comes last: {@code Sigmoid(slope·logit + intercept)}. The same weights and metadata give the same bytes.
 */
public final class ClassifierGraph {

    /** Name of the input tensor. */
    public static final String INPUT = "features";

    /** Name of the output tensor. */
    public static final String OUTPUT = "probability";

    private ClassifierGraph() {}

    /**
     * Writes the graph of networks whose probabilities are taken as they are.
     *
     * @param members at least one network; all with the preprocessing of the first
     * @param name name of the graph
     * @param metadata text by key, which the file carries along
     * @return ONNX bytes
     */
    public static byte[] write(List<NetworkWeights> members, String name, Map<String, String> metadata) {
        return write(members, Calibration.IDENTITY, name, metadata);
    }

    /**
     * Writes the graph.
     *
     * @param members at least one network; all with the preprocessing of the first
     * @param calibration maps the logit of the vote to the probability
     * @param name name of the graph
     * @param metadata text by key, which the file carries along
     * @return ONNX bytes
     */
    public static byte[] write(
            List<NetworkWeights> members, Calibration calibration, String name, Map<String, String> metadata) {
        Preprocessing preprocessing = members.get(0).preprocessing();
        ONNXContext graph = new ONNXContext();
        graph.setName(name);
        ONNXPlaceholder input = graph.floatInput(INPUT, preprocessing.width());
        ONNXPlaceholder output = graph.floatOutput(OUTPUT, 1);
        ONNXRef<?> prepared = InputGraph.write(graph, input, preprocessing);
        List<ONNXRef<?>> logits = new ArrayList<>();
        for (int member = 0; member < members.size(); member++) {
            String prefix = members.size() == 1 ? "" : "member" + member + ".";
            logits.add(logit(graph, prepared, prefix, members.get(member).layers()));
        }
        graph.assignTo(VoteGraph.write(graph, logits, calibration), output);
        return OnnxFile.bytes(graph, metadata);
    }

    private static ONNXRef<?> logit(ONNXContext graph, ONNXRef<?> prepared, String prefix, List<LayerWeights> layers) {
        ONNXRef<?> x = prepared;
        for (int i = 0; i < layers.size(); i++) {
            x = dense(graph, x, prefix + (i == layers.size() - 1 ? "logit" : "dense" + i), layers.get(i));
        }
        return x;
    }

    private static ONNXRef<?> dense(ONNXContext graph, ONNXRef<?> x, String name, LayerWeights layer) {
        ONNXRef<?> weight = graph.floatTensor(
                name + ".weight", List.of(layer.outputs(), layer.inputs()), values -> values.put(layer.weight()));
        ONNXRef<?> bias = graph.array(name + ".bias", layer.bias());
        ONNXRef<?> y = graph.operation(Operator.GEMM, List.of(x, weight, bias), name, Map.of("transB", 1));
        LayerWeights.Normalisation normalisation = layer.normalisation();
        ONNXRef<?> sums = normalisation == null ? y : normalised(graph, y, name, normalisation);
        Activation activation = layer.activation();
        return activation == null ? sums : sums.apply(operator(activation));
    }

    private static ONNXOperator operator(Activation activation) {
        return switch (activation) {
            case RELU -> Operator.RELU;
            case TANH -> Operator.TANH;
            case LOGISTIC -> ONNXOperators.SIGMOID;
        };
    }

    private static ONNXRef<?> normalised(
            ONNXContext graph, ONNXRef<?> y, String name, LayerWeights.Normalisation normalisation) {
        return graph.operation(
                Operator.BATCH_NORMALISATION,
                List.of(
                        y,
                        graph.array(name + ".scale", normalisation.scale()),
                        graph.array(name + ".shift", normalisation.shift()),
                        graph.array(name + ".mean", normalisation.mean()),
                        graph.array(name + ".variance", normalisation.variance())),
                name + ".normalised",
                Map.of("epsilon", (float) LayerWeights.Normalisation.EPSILON));
    }
}
