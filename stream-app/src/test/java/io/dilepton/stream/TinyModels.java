package io.dilepton.stream;

import ai.onnx.proto.OnnxMl;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.registry.GeneratorContract;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/** Models of a few hundred bytes that give every event the probability sigmoid(bias). */
public final class TinyModels {

    public static final String NAME = "z-candidate";

    private static final FeatureSet FEATURES = FeatureSets.named(FeatureSets.DILEPTON_V1);

    private TinyModels() {}

    public static ModelArtifact model(int version, float bias) {
        byte[] onnx = onnx(bias);
        ModelManifest.Training training =
                new ModelManifest.Training(NAME, "ab".repeat(32), List.of("toy"), 1, 1, 1, 1, "test", Map.of());
        return new ModelArtifact(
                new ModelManifest(
                        NAME,
                        version,
                        ModelArtifact.sha256(onnx),
                        FEATURES.name(),
                        FEATURES.hash(),
                        "features",
                        "probability",
                        0.5,
                        training,
                        Map.of("auc", 0.5)),
                onnx);
    }

    /** A model of the same name that makes events instead of scoring them. */
    public static ModelArtifact generator(int version) {
        ModelArtifact model = model(version, 0);
        ModelManifest manifest = model.manifest();
        List<List<Float>> numbers = List.of(List.of(0f));
        return new ModelArtifact(
                manifest.generating(new GeneratorContract(1, Map.of(), numbers, numbers, 1e-4)), model.onnx());
    }

    public static double probability(float bias) {
        return 1 / (1 + Math.exp(-bias));
    }

    private static byte[] onnx(float bias) {
        ONNXContext graph = new ONNXContext();
        graph.setName("constant");
        ONNXPlaceholder in = graph.floatInput("features", FEATURES.size());
        ONNXPlaceholder out = graph.floatOutput("probability", 1);
        ONNXNode logit = graph.operation(
                ONNXOperators.GEMM,
                List.of(
                        in,
                        graph.floatTensor(
                                "w", List.of(FEATURES.size(), 1), weights -> weights.put(new float[FEATURES.size()])),
                        graph.array("b", new float[] {bias})),
                "logit");
        graph.assignTo(logit.apply(ONNXOperators.SIGMOID), out);
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(8)
                .setGraph(graph.buildGraph())
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(17))
                .build()
                .toByteArray();
    }
}
