package io.dilepton.core.inference;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperator;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/**
 * Scoring of one batch by a network of the product's size (hidden layers of 256, 128 and 64) with pinned, reused buffers, beside the runtime's convenient way over
 * {@code float[][]}. Divide by the batch for the time of a row.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class OnnxScorerBenchmark {

    private static final List<Integer> LAYERS = List.of(256, 128, 64, 1);

    /** Rows of a call. */
    @Param({"1", "4", "16", "64", "256", "1024"})
    public int batch = 1;

    private final FeatureSet features = FeatureSets.named(FeatureSets.DILEPTON_V1);
    private OnnxModel model;
    private Scorer scorer;
    private OrtSession session;
    private float[] rows = new float[0];
    private float[][] nested = new float[0][];
    private float[] probabilities = new float[0];

    /** Makes the network and the rows. */
    @Setup
    public void load() throws OrtException {
        byte[] onnx = network(features.size());
        model = OnnxModel.load(ToyGraph.artifact(onnx, features), features);
        scorer = model.newScorer();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = OrtEnvironment.getEnvironment().createSession(onnx, options);
        }
        SplittableRandom random = new SplittableRandom(1);
        nested = new float[batch][features.size()];
        rows = new float[batch * features.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextDouble(-1, 1);
            nested[i / features.size()][i % features.size()] = rows[i];
        }
        probabilities = new float[batch];
    }

    /** Frees the sessions. */
    @TearDown
    public void free() throws OrtException {
        scorer.close();
        model.close();
        session.close();
    }

    /** As the stream does it. */
    @Benchmark
    public float[] pinned() {
        scorer.score(rows, batch, probabilities);
        return probabilities;
    }

    /** Baseline: a tensor made of nested arrays for each call, and nested arrays out of it. */
    @Benchmark
    public Object nestedArrays() throws OrtException {
        try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), nested);
                OrtSession.Result result = session.run(Map.of("features", input))) {
            return result.get(0).getValue();
        }
    }

    private static byte[] network(int width) {
        ONNXContext graph = new ONNXContext();
        graph.setName("benchmark");
        ONNXPlaceholder in = graph.floatInput("features", width);
        ONNXPlaceholder out = graph.floatOutput("probability", 1);
        SplittableRandom random = new SplittableRandom(2);
        ONNXNode layer = graph.operation(ONNXOperators.IDENTITY, List.of(in), "input");
        int from = width;
        for (int to : LAYERS) {
            int inputs = from;
            int outputs = to;
            layer = graph.operation(
                    ONNXOperators.GEMM,
                    List.of(
                            layer,
                            graph.floatTensor("w" + to, List.of(inputs, outputs), weights -> {
                                for (int i = 0; i < inputs * outputs; i++) {
                                    weights.put((float) (random.nextDouble(-1, 1) / Math.sqrt(inputs)));
                                }
                            }),
                            graph.array("b" + to, new float[outputs])),
                    "gemm" + to);
            layer = layer.apply(to == 1 ? ONNXOperators.SIGMOID : new Relu());
            from = to;
        }
        graph.assignTo(layer, out);
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(8)
                .setGraph(graph.buildGraph())
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(17))
                .build()
                .toByteArray();
    }

    /** The activation of the product's networks, which the library's list of operators lacks. */
    private record Relu() implements ONNXOperator {

        private static final int OPSET = 17;

        @Override
        public String getOpName() {
            return "Relu";
        }

        @Override
        public int getNumInputs() {
            return 1;
        }

        @Override
        public int getNumOptionalInputs() {
            return 0;
        }

        @Override
        public int getNumOutputs() {
            return 1;
        }

        @Override
        public Map<String, ONNXAttribute> getAttributes() {
            return Map.of();
        }

        @Override
        public Set<String> getMandatoryAttributeNames() {
            return Set.of();
        }

        @Override
        public int getOpVersion() {
            return OPSET;
        }

        @Override
        public String getOpDomain() {
            return "";
        }
    }
}
