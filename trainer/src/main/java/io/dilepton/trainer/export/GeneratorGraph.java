package io.dilepton.trainer.export;

import io.dilepton.trainer.generative.GeneratorShape;
import io.dilepton.trainer.generative.MarginalScaling;
import io.dilepton.trainer.generative.TrainedGenerator;
import io.dilepton.trainer.generative.WeightArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * Writes a generator as an ONNX graph: {@value #INPUT}, float32 [batch, latent], standard normal, to {@value #OUTPUT}, float32 [batch, quantities]. The way back from
 * scaled values to quantities is part of the graph: for each straight piece of a column's curve how far it is climbed, 0 to 1, times its rise. The same generator
 * and metadata give the same bytes.
 */
public final class GeneratorGraph {

    /** Name of the input tensor. */
    public static final String INPUT = "latent";

    /** Name of the output tensor. */
    public static final String OUTPUT = "quantities";

    /** Steepness that makes a threshold of a clipped line. */
    private static final float STEEP = 1e8f;

    private final ONNXContext graph = new ONNXContext();
    private final TrainedGenerator generator;
    private final GeneratorShape shape;

    private GeneratorGraph(TrainedGenerator generator) {
        this.generator = generator;
        this.shape = generator.shape();
    }

    /**
     * Writes the graph.
     *
     * @param generator a trained generator
     * @param name name of the graph
     * @param metadata text by key, which the file carries along
     * @return ONNX bytes
     */
    public static byte[] write(TrainedGenerator generator, String name, Map<String, String> metadata) {
        return new GeneratorGraph(generator).bytes(name, metadata);
    }

    private byte[] bytes(String name, Map<String, String> metadata) {
        graph.setName(name);
        ONNXPlaceholder latent = graph.floatInput(INPUT, shape.latent());
        ONNXPlaceholder output = graph.floatOutput(OUTPUT, shape.continuous() + shape.signs());
        ONNXRef<?> rest = columns(latent, "numbers", shape.signs(), shape.latent() - shape.signs());
        ONNXRef<?> signs = shape.signs() == 0 ? null : signs(latent);
        ONNXRef<?> scaled = scaled(signs == null ? rest : joined(signs, rest, "given"), rest);
        ONNXRef<?> quantities = quantities(scaled);
        graph.assignTo(signs == null ? quantities : joined(quantities, signs, "event"), output);
        return OnnxFile.bytes(graph, metadata);
    }

    private ONNXRef<?> signs(ONNXRef<?> latent) {
        ONNXRef<?> taken = columns(latent, "forSigns", 0, shape.signs());
        ONNXRef<?> above = graph.operation(
                ONNXOperators.SUB, List.of(taken, graph.array("thresholds", generator.thresholds())), "above");
        ONNXRef<?> line =
                graph.operation(ONNXOperators.MUL, List.of(above, graph.constant("steepness", STEEP)), "steep");
        return clipped(line, "signs", -1, 1);
    }

    private ONNXRef<?> scaled(ONNXRef<?> given, ONNXRef<?> rest) {
        List<WeightArray> weights = generator.weights();
        ONNXRef<?> x = given;
        int next = 0;
        for (int layer = 0; layer < shape.hidden().size(); layer++) {
            String name = "dense" + layer;
            ONNXRef<?> y =
                    dense(x, name, weights.get(next), weights.get(next + 1).values());
            ONNXRef<?> beta =
                    graph.constant(name + ".beta", weights.get(next + 2).values()[0]);
            ONNXRef<?> gate = graph.operation(ONNXOperators.MUL, List.of(y, beta), name + ".gate")
                    .apply(ONNXOperators.SIGMOID);
            x = graph.operation(ONNXOperators.MUL, List.of(y, gate), name + ".swish");
            next += 3;
        }
        ONNXRef<?> y = dense(x, "last", weights.get(next), weights.get(next + 1).values());
        if (shape.isBounded()) {
            return y.apply(ONNXOperators.SIGMOID);
        }
        ONNXRef<?> base = columns(rest, "base", 0, shape.continuous());
        ONNXRef<?> line = dense(base, "copula", weights.get(next + 2), new float[shape.continuous()]);
        return graph.operation(ONNXOperators.ADD, List.of(y, line), "scaled");
    }

    private ONNXRef<?> quantities(ONNXRef<?> scaled) {
        MarginalScaling scaling = generator.scaling();
        List<Long> sources = new ArrayList<>();
        List<float[]> pieces = new ArrayList<>();
        float[] starts = new float[shape.continuous()];
        for (int column = 0; column < shape.continuous(); column++) {
            float[] from = scaling.scaledKnots(column);
            float[] to = scaling.quantityKnots(column);
            starts[column] = to[0];
            for (int i = 0; i + 1 < from.length; i++) {
                sources.add((long) column);
                pieces.add(new float[] {from[i], from[i + 1] - from[i], to[i + 1] - to[i]});
            }
        }
        int count = pieces.size();
        float[] lows = new float[count];
        float[] sizes = new float[count];
        float[] rises = new float[shape.continuous() * count];
        for (int i = 0; i < count; i++) {
            lows[i] = pieces.get(i)[0];
            sizes[i] = pieces.get(i)[1];
            rises[Math.toIntExact(sources.get(i)) * count + i] = pieces.get(i)[2];
        }
        ONNXRef<?> taken = gathered(
                scaled, "ofPiece", sources.stream().mapToLong(Long::longValue).toArray());
        ONNXRef<?> above = graph.operation(ONNXOperators.SUB, List.of(taken, graph.array("lows", lows)), "abovePiece");
        ONNXRef<?> share = graph.operation(ONNXOperators.DIV, List.of(above, graph.array("sizes", sizes)), "ofSize");
        return dense(clipped(share, "climbed", 0, 1), "quantity", shape.continuous(), count, rises, starts);
    }

    private ONNXRef<?> columns(ONNXRef<?> rows, String name, int first, int count) {
        long[] taken = new long[count];
        for (int i = 0; i < count; i++) {
            taken[i] = (long) first + i;
        }
        return gathered(rows, name, taken);
    }

    private ONNXRef<?> gathered(ONNXRef<?> rows, String name, long[] columns) {
        return graph.operation(
                ONNXOperators.GATHER, List.of(rows, graph.array(name + ".columns", columns)), name, Map.of("axis", 1));
    }

    private ONNXRef<?> joined(ONNXRef<?> left, ONNXRef<?> right, String name) {
        return graph.operation(Operator.CONCAT_PAIR, List.of(left, right), name, Map.of("axis", 1));
    }

    private ONNXRef<?> clipped(ONNXRef<?> x, String name, float low, float high) {
        return graph.operation(
                Operator.CLIP,
                List.of(x, graph.constant(name + ".low", low), graph.constant(name + ".high", high)),
                name);
    }

    private ONNXRef<?> dense(ONNXRef<?> x, String name, WeightArray weight, float[] bias) {
        return dense(x, name, weight.rows(), weight.columns(), weight.values(), bias);
    }

    private ONNXRef<?> dense(ONNXRef<?> x, String name, int outputs, int inputs, float[] weight, float[] bias) {
        ONNXRef<?> matrix = graph.floatTensor(name + ".weight", List.of(outputs, inputs), values -> values.put(weight));
        return graph.operation(
                Operator.GEMM, List.of(x, matrix, graph.array(name + ".bias", bias)), name, Map.of("transB", 1));
    }
}
