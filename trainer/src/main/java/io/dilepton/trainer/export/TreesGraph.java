package io.dilepton.trainer.export;

import io.dilepton.core.features.FeatureSet;
import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.trees.BoostedTrees;
import io.dilepton.trainer.trees.DecisionTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * Writes boosted trees as an ONNX graph with the tensors of {@link ClassifierGraph}. Values that are {@link FeatureSet#MISSING} become NaN, which
 * each node sends where the training found best. The same trees and metadata give the same bytes.
 */
public final class TreesGraph {

    private TreesGraph() {}

    /**
     * Writes the graph.
     *
     * @param trees the trees
     * @param calibration maps the logit to the probability
     * @param name name of the graph
     * @param metadata text by key, which the file carries along
     * @return ONNX bytes
     */
    public static byte[] write(BoostedTrees trees, Calibration calibration, String name, Map<String, String> metadata) {
        ONNXContext graph = new ONNXContext();
        graph.setName(name);
        ONNXPlaceholder input = graph.floatInput(ClassifierGraph.INPUT, trees.width());
        ONNXPlaceholder output = graph.floatOutput(ClassifierGraph.OUTPUT, 1);
        ONNXRef<?> mark = graph.array("missing", new float[] {FeatureSet.MISSING});
        ONNXRef<?> nothing = graph.array("nothing", new float[] {Float.NaN});
        ONNXRef<?> missing = graph.operation(Operator.EQUAL, List.of(input, mark), "isMissing");
        ONNXRef<?> rows = graph.operation(ONNXOperators.WHERE, List.of(missing, nothing, input), "rows");
        ONNXRef<?> logit = graph.operation(Operator.TREE_ENSEMBLE, List.of(rows), "logit", attributes(trees.trees()));
        graph.assignTo(VoteGraph.write(graph, List.of(logit), calibration), output);
        return OnnxFile.bytes(graph, metadata);
    }

    private static Map<String, Object> attributes(List<DecisionTree> trees) {
        Nodes nodes = new Nodes(trees.stream().mapToInt(DecisionTree::nodes).sum());
        Leaves leaves = new Leaves(trees.stream().mapToInt(TreesGraph::leaves).sum());
        for (int tree = 0; tree < trees.size(); tree++) {
            DecisionTree one = trees.get(tree);
            for (int node = 0; node < one.nodes(); node++) {
                nodes.add(tree, node, one);
                if (one.isLeaf(node)) {
                    leaves.add(tree, node, one.value()[node]);
                }
            }
        }
        Map<String, Object> attributes = new TreeMap<>();
        nodes.put(attributes);
        leaves.put(attributes);
        return attributes;
    }

    private static int leaves(DecisionTree tree) {
        int leaves = 0;
        for (int node = 0; node < tree.nodes(); node++) {
            leaves += tree.isLeaf(node) ? 1 : 0;
        }
        return leaves;
    }

    /** The arrays with one entry per node, leaves included. */
    private static final class Nodes {

        private final int[] tree;
        private final int[] number;
        private final int[] feature;
        private final int[] below;
        private final int[] other;
        private final int[] missingBelow;
        private final float[] threshold;
        private final String[] mode;
        private int count;

        Nodes(int size) {
            tree = new int[size];
            number = new int[size];
            feature = new int[size];
            below = new int[size];
            other = new int[size];
            missingBelow = new int[size];
            threshold = new float[size];
            mode = new String[size];
        }

        void add(int inTree, int node, DecisionTree of) {
            boolean leaf = of.isLeaf(node);
            tree[count] = inTree;
            number[count] = node;
            mode[count] = leaf ? "LEAF" : "BRANCH_LT";
            feature[count] = leaf ? 0 : of.feature()[node];
            below[count] = leaf ? 0 : of.left()[node];
            other[count] = leaf ? 0 : of.right()[node];
            threshold[count] = leaf ? 0 : of.value()[node];
            missingBelow[count] = !leaf && of.missingLeft()[node] ? 1 : 0;
            count++;
        }

        void put(Map<String, Object> attributes) {
            attributes.put("nodes_treeids", tree);
            attributes.put("nodes_nodeids", number);
            attributes.put("nodes_featureids", feature);
            attributes.put("nodes_truenodeids", below);
            attributes.put("nodes_falsenodeids", other);
            attributes.put("nodes_missing_value_tracks_true", missingBelow);
            attributes.put("nodes_values", threshold);
            attributes.put("nodes_modes", mode);
        }
    }

    /** The arrays with one entry per leaf. */
    private static final class Leaves {

        private final int[] tree;
        private final int[] node;
        private final float[] weight;
        private int count;

        Leaves(int size) {
            tree = new int[size];
            node = new int[size];
            weight = new float[size];
        }

        void add(int inTree, int number, float value) {
            tree[count] = inTree;
            node[count] = number;
            weight[count] = value;
            count++;
        }

        void put(Map<String, Object> attributes) {
            int[] target = new int[count];
            attributes.put("target_treeids", tree);
            attributes.put("target_nodeids", node);
            attributes.put("target_ids", target);
            attributes.put("target_weights", weight);
            attributes.put("n_targets", 1);
        }
    }
}
