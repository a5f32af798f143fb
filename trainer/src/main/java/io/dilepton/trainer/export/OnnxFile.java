package io.dilepton.trainer.export;

import ai.onnx.proto.OnnxMl;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.util.onnx.ONNXContext;

/** Ends a graph: the bytes of an ONNX file. The same graph and metadata give the same bytes. */
final class OnnxFile {

    private static final int IR_VERSION = 8;

    private OnnxFile() {}

    /**
     * Writes the file.
     *
     * @param graph the graph
     * @param metadata text by key, which the file carries along
     * @return ONNX bytes; the operator sets that the nodes come from are declared
     */
    static byte[] bytes(ONNXContext graph, Map<String, String> metadata) {
        OnnxMl.GraphProto built = graph.buildGraph();
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("dilepton-streams")
                .setGraph(built)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(Operator.OPSET));
        if (built.getNodeList().stream().anyMatch(node -> node.getDomain().equals(Operator.ML_DOMAIN))) {
            model.addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder()
                    .setDomain(Operator.ML_DOMAIN)
                    .setVersion(Operator.ML_OPSET));
        }
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        OnnxMl.StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}
