package io.dilepton.trainer.export;

import ai.onnx.proto.OnnxMl;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.trainer.network.Encoding;
import io.dilepton.trainer.network.Preprocessing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXRef;

/** The part of a graph that prepares a row for the first layer. */
final class InputGraph {

    private InputGraph() {}

    /**
     * Writes the preprocessing.
     *
     * @param graph graph to write to
     * @param rows float32 [batch, width]
     * @param preprocessing what to do with them
     * @return float32 [batch, outputs]
     */
    static ONNXRef<?> write(ONNXContext graph, ONNXRef<?> rows, Preprocessing preprocessing) {
        ONNXRef<?> mean = graph.array("mean", preprocessing.mean());
        if (!preprocessing.fillsGaps()) {
            return standardised(graph, encoded(graph, rows, preprocessing.encoding()), mean, preprocessing);
        }
        ONNXRef<?> mark = graph.array("missing", new float[] {FeatureSet.MISSING});
        ONNXRef<?> missing = graph.operation(Operator.EQUAL, List.of(rows, mark), "isMissing");
        ONNXRef<?> tails = tails(graph, rows, preprocessing.logarithmic());
        ONNXRef<?> filled = graph.operation(ONNXOperators.WHERE, List.of(missing, mean, tails), "filled");
        ONNXRef<?> scaled = standardised(graph, filled, mean, preprocessing);
        if (preprocessing.indicators().length == 0) {
            return scaled;
        }
        ONNXRef<?> flags = graph.operation(
                ONNXOperators.CAST,
                List.of(missing),
                "flags",
                Map.of("to", OnnxMl.TensorProto.DataType.FLOAT.getNumber()));
        long[] columns =
                Arrays.stream(preprocessing.indicators()).asLongStream().toArray();
        ONNXRef<?> marks = graph.operation(
                ONNXOperators.GATHER, List.of(flags, graph.array("indicators", columns)), "marks", Map.of("axis", 1));
        return graph.operation(Operator.CONCAT_PAIR, List.of(scaled, marks), "prepared", Map.of("axis", 1));
    }

    private static ONNXRef<?> encoded(ONNXContext graph, ONNXRef<?> rows, @Nullable Encoding encoding) {
        if (encoding == null) {
            return rows;
        }
        long[] columns = Arrays.stream(encoding.columns()).asLongStream().toArray();
        ONNXRef<?> taken = graph.operation(
                ONNXOperators.GATHER,
                List.of(rows, graph.array("encodedColumns", columns)),
                "taken",
                Map.of("axis", 1));
        ONNXRef<?> above =
                graph.operation(ONNXOperators.SUB, List.of(taken, graph.array("binLow", encoding.low())), "above");
        ONNXRef<?> position =
                graph.operation(ONNXOperators.DIV, List.of(above, graph.array("binSize", encoding.size())), "position");
        ONNXRef<?> bins = graph.operation(
                Operator.CLIP, List.of(position, graph.constant("binStart", 0f), graph.constant("binEnd", 1f)), "bins");
        return graph.operation(Operator.CONCAT_PAIR, List.of(rows, bins), "encoded", Map.of("axis", 1));
    }

    private static ONNXRef<?> standardised(
            ONNXContext graph, ONNXRef<?> rows, ONNXRef<?> mean, Preprocessing preprocessing) {
        ONNXRef<?> centred = graph.operation(ONNXOperators.SUB, List.of(rows, mean), "centred");
        ONNXRef<?> deviation = graph.array("deviation", preprocessing.deviation());
        ONNXRef<?> scaled = graph.operation(ONNXOperators.DIV, List.of(centred, deviation), "standardised");
        float bound = preprocessing.bound();
        return bound < Float.POSITIVE_INFINITY
                ? graph.operation(
                        Operator.CLIP,
                        List.of(scaled, graph.constant("lowest", -bound), graph.constant("highest", bound)),
                        "bounded")
                : scaled;
    }

    /** ln(1 + x) in some columns, x in the others: each times 1 or 0, which is exact, and added. */
    private static ONNXRef<?> tails(ONNXContext graph, ONNXRef<?> rows, boolean[] logarithmic) {
        float[] taken = new float[logarithmic.length];
        float[] kept = new float[logarithmic.length];
        for (int i = 0; i < logarithmic.length; i++) {
            taken[i] = logarithmic[i] ? 1 : 0;
            kept[i] = logarithmic[i] ? 0 : 1;
        }
        ONNXRef<?> positive = graph.operation(Operator.RELU, List.of(rows), "positive");
        ONNXRef<?> shifted =
                graph.operation(ONNXOperators.ADD, List.of(positive, graph.constant("one", 1f)), "shifted");
        ONNXRef<?> single = graph.operation(
                ONNXOperators.UNSQUEEZE, List.of(shifted, graph.array("each", new long[] {2})), "single");
        ONNXRef<?> logarithm = graph.operation(
                Operator.REDUCE_LOG_SUM, List.of(single), "logarithm", Map.of("axes", new int[] {2}, "keepdims", 0));
        return graph.operation(
                ONNXOperators.ADD,
                List.of(
                        graph.operation(
                                ONNXOperators.MUL, List.of(logarithm, graph.array("taken", taken)), "logarithms"),
                        graph.operation(ONNXOperators.MUL, List.of(rows, graph.array("kept", kept)), "plain")),
                "tails");
    }
}
