package io.dilepton.trainer.export;

import io.dilepton.trainer.evaluation.Calibration;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXRef;

/** The end of a graph: from the logits of the members to one probability. */
final class VoteGraph {

    private VoteGraph() {}

    /**
     * Writes the vote and its calibration.
     *
     * @param graph graph to write to
     * @param logits logit of each member, float32 [batch, 1]
     * @param calibration maps the logit of the vote to the probability
     * @return probability, float32 [batch, 1]
     */
    static ONNXRef<?> write(ONNXContext graph, List<ONNXRef<?>> logits, Calibration calibration) {
        if (calibration.isIdentity()) {
            return mean(graph, logits);
        }
        ONNXRef<?> logit = logits.size() == 1 ? logits.get(0) : logitOfMean(graph, logits);
        ONNXRef<?> scaled = graph.operation(
                ONNXOperators.MUL,
                List.of(logit, graph.constant("calibration.slope", calibration.slope())),
                "calibration.scaled");
        return graph.operation(
                        ONNXOperators.ADD,
                        List.of(scaled, graph.constant("calibration.intercept", calibration.intercept())),
                        "calibration.logit")
                .apply(ONNXOperators.SIGMOID);
    }

    private static ONNXRef<?> mean(ONNXContext graph, List<ONNXRef<?>> logits) {
        ONNXRef<?> votes = logits.get(0).apply(ONNXOperators.SIGMOID);
        for (int member = 1; member < logits.size(); member++) {
            ONNXRef<?> vote = logits.get(member).apply(ONNXOperators.SIGMOID);
            votes = graph.operation(ONNXOperators.ADD, List.of(votes, vote), "votes" + member);
        }
        return logits.size() == 1
                ? votes
                : graph.operation(
                        ONNXOperators.DIV, List.of(votes, graph.constant("members", (float) logits.size())), "mean");
    }

    /**
     * ln Σσ(x) − ln Σσ(−x), the logit of the mean probability, from logarithms alone: ONNX Runtime's σ has few right digits where it is small, and none below
     * 10⁻⁸, but a calibration with a small slope makes probabilities of some size of it. ln σ(x) = −ln(1 + e⁻ˣ), and ln σ(−x) = ln σ(x) − x.
     */
    private static ONNXRef<?> logitOfMean(ONNXContext graph, List<ONNXRef<?>> logits) {
        ONNXRef<?> nothing = graph.constant("zero", 0f);
        ONNXRef<?> all = logits.get(0);
        ONNXRef<?> votes = logOfVote(graph, all, nothing, 0);
        for (int member = 1; member < logits.size(); member++) {
            ONNXRef<?> logit = logits.get(member);
            all = pair(graph, all, logit, "logits" + member);
            votes = pair(graph, votes, logOfVote(graph, logit, nothing, member), "votes" + member);
        }
        ONNXRef<?> rejections = graph.operation(ONNXOperators.SUB, List.of(votes, all), "rejections");
        return graph.operation(
                ONNXOperators.SUB,
                List.of(logOfSum(graph, votes, "vote.log"), logOfSum(graph, rejections, "rejection.log")),
                "vote.logit");
    }

    /** −ln(e⁰ + e⁻ˣ). */
    private static ONNXRef<?> logOfVote(ONNXContext graph, ONNXRef<?> logit, ONNXRef<?> nothing, int member) {
        ONNXRef<?> zeros = graph.operation(ONNXOperators.MUL, List.of(logit, nothing), "zeros" + member);
        ONNXRef<?> exponents = pair(graph, zeros, logit.apply(Operator.NEGATE), "exponents" + member);
        return logOfSum(graph, exponents, "doubt" + member).apply(Operator.NEGATE);
    }

    private static ONNXRef<?> pair(ONNXContext graph, ONNXRef<?> first, ONNXRef<?> second, String name) {
        return graph.operation(Operator.CONCAT_PAIR, List.of(first, second), name, Map.of("axis", 1));
    }

    private static ONNXRef<?> logOfSum(ONNXContext graph, ONNXRef<?> exponents, String name) {
        return graph.operation(
                Operator.REDUCE_LOG_SUM_EXP, List.of(exponents), name, Map.of("axes", new int[] {1}, "keepdims", 1));
    }
}
