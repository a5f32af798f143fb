package io.dilepton.core.inference;

import ai.onnx.proto.OnnxMl;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.features.Feature;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/** Toy models: probability = sigmoid(a·weights), and variations of its tensors. */
final class ToyGraph {

    /** A feature set of two columns, pt of either lepton. */
    static final FeatureSet PT_PAIR = new PtPair("toy-v1");

    private ToyGraph() {}

    static byte[] logistic(String input, String output, float... weights) {
        ONNXContext graph = new ONNXContext();
        graph.setName("toy");
        ONNXPlaceholder in = graph.floatInput(input, weights.length);
        ONNXPlaceholder out = graph.floatOutput(output, 1);
        ONNXNode logit = graph.operation(
                ONNXOperators.GEMM,
                List.of(in, graph.floatTensor("w", List.of(weights.length, 1), b -> b.put(weights))),
                "logit");
        graph.assignTo(logit.apply(ONNXOperators.SIGMOID), out);
        return bytes(graph);
    }

    static byte[] logit(float... weights) {
        ONNXContext graph = new ONNXContext();
        graph.setName("toy");
        ONNXPlaceholder in = graph.floatInput("features", weights.length);
        ONNXPlaceholder out = graph.floatOutput("probability", 1);
        ONNXNode logit = graph.operation(
                ONNXOperators.GEMM,
                List.of(
                        in,
                        graph.floatTensor("w", List.of(weights.length, 1), b -> b.put(weights)),
                        graph.array("b", new float[] {7f})),
                "logit");
        graph.assignTo(logit.apply(ONNXOperators.IDENTITY, Map.of()), out);
        return bytes(graph);
    }

    static ModelArtifact artifact(byte[] onnx, FeatureSet features) {
        ModelManifest.Training training =
                new ModelManifest.Training("toy", "0".repeat(64), List.of(), 1, 1, 1, 1, "test", Map.of());
        return new ModelArtifact(
                new ModelManifest(
                        "toy",
                        1,
                        ModelArtifact.sha256(onnx),
                        features.name(),
                        features.hash(),
                        "features",
                        "probability",
                        0.5,
                        training,
                        Map.of()),
                onnx);
    }

    private static byte[] bytes(ONNXContext graph) {
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(8)
                .setGraph(graph.buildGraph())
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(17))
                .build()
                .toByteArray();
    }

    record PtPair(String name) implements FeatureSet {
        @Override
        public List<Feature> features() {
            return List.of(
                    new Feature("pt1", "pt of the first lepton", "GeV"), new Feature("pt2", "of the second", "GeV"));
        }

        @Override
        public boolean appliesTo(CollisionEvent event) {
            return true;
        }

        @Override
        public void extract(CollisionEvent event, float[] row, int offset) {
            row[offset] = (float) event.first().pt();
            row[offset + 1] = (float) event.second().pt();
        }
    }
}
