package io.dilepton.trainer.training;

import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.network.NetworkWeights;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Networks that vote by the mean of their probabilities; often one alone.
 *
 * @param members the networks, at least one
 */
public record TrainedEnsemble(List<TrainedNetwork> members) {

    /** Copies. */
    public TrainedEnsemble {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an ensemble needs a member");
        }
    }

    /**
     * Computes probabilities with the library that trained.
     *
     * @param features row-major float32 [rows, width], as the feature set gives them
     * @param rows number of rows
     * @return one probability per row
     */
    public float[] probabilities(float[] features, int rows) {
        float[] sum = members.get(0).probabilities(features, rows);
        for (TrainedNetwork member : members.subList(1, members.size())) {
            float[] votes = member.probabilities(features, rows);
            for (int i = 0; i < rows; i++) {
                sum[i] += votes[i];
            }
        }
        if (members.size() > 1) {
            for (int i = 0; i < rows; i++) {
                sum[i] /= members.size();
            }
        }
        return sum;
    }

    /**
     * Computes logits of the vote with the library that trained: ln p − ln(1 − p), where p is the mean probability of the members. 1 − p is
     * added up from the members too, so that nothing is lost where p is near 1.
     *
     * @param features row-major float32 [rows, width], as the feature set gives them
     * @param rows number of rows
     * @return one logit per row
     */
    public double[] logits(float[] features, int rows) {
        List<float[]> votes =
                members.stream().map(member -> member.logits(features, rows)).toList();
        double[] logits = new double[rows];
        for (int row = 0; row < rows; row++) {
            double signal = 0;
            double background = 0;
            for (float[] vote : votes) {
                signal += Calibration.sigmoid(vote[row]);
                background += Calibration.sigmoid(-vote[row]);
            }
            logits[row] = members.size() == 1 ? votes.get(0)[row] : Math.log(signal) - Math.log(background);
        }
        return logits;
    }

    /**
     * Computes calibrated probabilities with the library that trained.
     *
     * @param calibration maps logits to probabilities
     * @param features row-major float32 [rows, width], as the feature set gives them
     * @param rows number of rows
     * @return one probability per row
     */
    public float[] probabilities(Calibration calibration, float[] features, int rows) {
        return calibration.isIdentity()
                ? probabilities(features, rows)
                : calibration.probabilities(logits(features, rows));
    }

    /**
     * Returns the weights.
     *
     * @return those of each member
     */
    public List<NetworkWeights> weights() {
        return members.stream().map(TrainedNetwork::weights).toList();
    }

    /**
     * Returns the epochs that were run.
     *
     * @return the sum over the members
     */
    public int epochs() {
        return members.stream().mapToInt(TrainedNetwork::epochs).sum();
    }

    /**
     * Returns the best epochs as text, as the manifest records them.
     *
     * @return one number per member, by commas
     */
    public String bestEpochs() {
        return members.stream()
                .map(member -> Integer.toString(member.bestEpoch()))
                .collect(Collectors.joining(","));
    }

    /**
     * Returns the speed of training.
     *
     * @return mean over the members of the training rows per second of CPU time; NaN where the platform does not measure it
     */
    public double rowsPerCpuSecond() {
        return members.stream()
                .mapToDouble(TrainedNetwork::rowsPerCpuSecond)
                .average()
                .orElse(Double.NaN);
    }
}
