package io.dilepton.trainer.export;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXOperator;

/** An operator of ONNX: those that the library's own list lacks, and its {@code Gemm} with a bias. */
record Operator(String domain, int version, String name, int inputs, Map<String, ONNXAttribute> attributes)
        implements ONNXOperator {

    /** Version of the operator set that the graphs are written for. */
    static final int OPSET = 17;

    /** Domain of the operators for classical models. */
    static final String ML_DOMAIN = "ai.onnx.ml";

    /** Version of that operator set. */
    static final int ML_OPSET = 3;

    static final Operator GEMM = standard("Gemm", 3, attribute("transB", AttributeType.INT));
    static final Operator BATCH_NORMALISATION =
            standard("BatchNormalization", 5, attribute("epsilon", AttributeType.FLOAT));
    static final Operator RELU = standard("Relu", 1, Map.of());
    static final Operator TANH = standard("Tanh", 1, Map.of());
    static final Operator CLIP = standard("Clip", 3, Map.of());
    static final Operator NEGATE = standard("Neg", 1, Map.of());
    /**
     * ln Σ over axes. Also where there is nothing to add up: ONNX Runtime takes this logarithm row by row, while that of {@code Log} has other
     * last bits at the end of a batch, and scores must not depend on the batch.
     */
    static final Operator REDUCE_LOG_SUM = standard("ReduceLogSum", 1, overAxes());

    /** ln Σeˣ over axes, row by row too. */
    static final Operator REDUCE_LOG_SUM_EXP = standard("ReduceLogSumExp", 1, overAxes());

    static final Operator EQUAL = standard("Equal", 2, Map.of());
    static final Operator CONCAT_PAIR = standard("Concat", 2, attribute("axis", AttributeType.INT));

    /** The sum of one leaf per tree. Nodes are rows of the arrays; a leaf is named by tree and node in the arrays {@code target_…}. */
    static final Operator TREE_ENSEMBLE = new Operator(
            ML_DOMAIN,
            ML_OPSET,
            "TreeEnsembleRegressor",
            1,
            attributes(Map.of(
                    AttributeType.INT,
                    List.of("n_targets"),
                    AttributeType.STRINGS,
                    List.of("nodes_modes"),
                    AttributeType.FLOATS,
                    List.of("nodes_values", "target_weights"),
                    AttributeType.INTS,
                    List.of(
                            "nodes_treeids",
                            "nodes_nodeids",
                            "nodes_featureids",
                            "nodes_truenodeids",
                            "nodes_falsenodeids",
                            "nodes_missing_value_tracks_true",
                            "target_treeids",
                            "target_nodeids",
                            "target_ids"))));

    private static Map<String, ONNXAttribute> overAxes() {
        return Map.of(
                "axes",
                new ONNXAttribute("axes", AttributeType.INTS, true),
                "keepdims",
                new ONNXAttribute("keepdims", AttributeType.INT, true));
    }

    private static Operator standard(String name, int inputs, Map<String, ONNXAttribute> attributes) {
        return new Operator("", OPSET, name, inputs, attributes);
    }

    private static Map<String, ONNXAttribute> attributes(Map<AttributeType, List<String>> names) {
        Map<String, ONNXAttribute> attributes = new LinkedHashMap<>();
        names.forEach((type, ofType) -> ofType.forEach(name -> attributes.putAll(attribute(name, type))));
        return Map.copyOf(attributes);
    }

    private static Map<String, ONNXAttribute> attribute(String name, AttributeType type) {
        return Map.of(name, new ONNXAttribute(name, type, true));
    }

    @Override
    public String getOpName() {
        return name;
    }

    @Override
    public int getNumInputs() {
        return inputs;
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
        return attributes;
    }

    @Override
    public Set<String> getMandatoryAttributeNames() {
        return attributes.keySet();
    }

    @Override
    public int getOpVersion() {
        return version;
    }

    @Override
    public String getOpDomain() {
        return domain;
    }
}
