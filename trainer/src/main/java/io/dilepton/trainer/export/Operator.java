package io.dilepton.trainer.export;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.Map;
import java.util.Set;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXOperator;

/** An operator of the standard ONNX domain: those that the library's own list lacks, and its {@code Gemm} with a bias. */
record Operator(String name, int inputs, Map<String, ONNXAttribute> attributes) implements ONNXOperator {

    /** Version of the operator set that the graphs are written for. */
    static final int OPSET = 17;

    static final Operator GEMM = new Operator("Gemm", 3, attribute("transB", AttributeType.INT));
    static final Operator BATCH_NORMALISATION =
            new Operator("BatchNormalization", 5, attribute("epsilon", AttributeType.FLOAT));
    static final Operator RELU = new Operator("Relu", 1, Map.of());
    static final Operator CLIP = new Operator("Clip", 3, Map.of());
    static final Operator LOG = new Operator("Log", 1, Map.of());
    static final Operator NEGATE = new Operator("Neg", 1, Map.of());
    static final Operator REDUCE_LOG_SUM = new Operator("ReduceLogSum", 1, attribute("axes", AttributeType.INTS));
    static final Operator EQUAL = new Operator("Equal", 2, Map.of());
    static final Operator CONCAT_PAIR = new Operator("Concat", 2, attribute("axis", AttributeType.INT));

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
        return OPSET;
    }

    @Override
    public String getOpDomain() {
        return "";
    }
}
