package io.dilepton.trainer.training;

import io.dilepton.trainer.physics.PhysicsPlan;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Hyperparameters of one training.
 *
 * @param hidden widths of the hidden layers; empty for logistic regression
 * @param dropout share of hidden values dropped in training, in [0, 1)
 * @param epochs most passes over the training rows, at least 1
 * @param patience epochs without progress on the validation rows, as the fit's {@link Stopping} tells it, after which training stops, at least 1
 * @param batch rows of one step, at least 2
 * @param learningRate highest learning rate
 * @param weightDecay L2 penalty on the weight matrices
 * @param averaging share of the averaged weights kept at each step, in [0, 1): validation and result use the average; 0 averages nothing
 * @param settling share of the epochs, the last ones, in which normalisation uses its running statistics and nothing is dropped, in
 *     [0, 1): the noise of both blurs sharp edges, such as those of a mass window, by several GeV
 * @param members networks that are trained, each with its own initial weights, order of rows and dropout, and vote by the mean of their
 *     probabilities; at least 1
 * @param seed seed of initial weights, order of rows and dropout
 * @param physics terms of the loss besides cross-entropy
 * @param folds parts that the rows to train and to validate on are cut into, of which each member leaves one out, to be validated on it: more rows for every
 *     member, and rows that no member saw for threshold and calibration; 0 to train all members on the same rows
 * @param fit by what means the network is fitted
 */
public record TrainingPlan(
        List<Integer> hidden,
        double dropout,
        int epochs,
        int patience,
        int batch,
        double learningRate,
        double weightDecay,
        double averaging,
        double settling,
        int members,
        long seed,
        PhysicsPlan physics,
        int folds,
        FitPlan fit) {

    /** Checks the ranges and copies. */
    public TrainingPlan {
        hidden = List.copyOf(hidden);
        require(hidden.stream().allMatch(width -> width > 0), "hidden layers need a positive width, not " + hidden);
        require(dropout >= 0 && dropout < 1, "dropout must lie in [0, 1), not " + dropout);
        require(epochs >= 1, "epochs must be at least 1, not " + epochs);
        require(patience >= 1, "patience must be at least 1 epoch, not " + patience);
        require(batch >= 2, "a batch needs at least 2 rows, not " + batch);
        require(learningRate > 0 && learningRate < 1, "the learning rate must lie in (0, 1), not " + learningRate);
        require(weightDecay >= 0 && weightDecay < 1, "weight decay must lie in [0, 1), not " + weightDecay);
        require(averaging >= 0 && averaging < 1, "averaging must lie in [0, 1), not " + averaging);
        require(members >= 1 && members <= 64, "members must lie in [1, 64], not " + members);
        require(folds == 0 || (folds >= 2 && folds <= 64), "folds must be 0 or lie in [2, 64], not " + folds);
        require(settling >= 0 && settling < 1, "settling must lie in [0, 1), not " + settling);
    }

    /**
     * Makes a plan by the usual means, without physics terms, whose members are all trained on the same rows.
     *
     * @param hidden widths of the hidden layers
     * @param dropout share of hidden values dropped in training
     * @param epochs most passes over the training rows
     * @param patience epochs without a better validation loss after which training stops
     * @param batch rows of one step
     * @param learningRate highest learning rate
     * @param weightDecay L2 penalty on the weight matrices
     * @param averaging share of the averaged weights kept at each step
     * @param settling share of the epochs, the last ones, in which normalisation uses its running statistics
     * @param members networks that vote
     * @param seed seed of initial weights, order of rows and dropout
     */
    public TrainingPlan(
            List<Integer> hidden,
            double dropout,
            int epochs,
            int patience,
            int batch,
            double learningRate,
            double weightDecay,
            double averaging,
            double settling,
            int members,
            long seed) {
        this(
                hidden,
                dropout,
                epochs,
                patience,
                batch,
                learningRate,
                weightDecay,
                averaging,
                settling,
                members,
                seed,
                PhysicsPlan.NONE,
                0,
                FitPlan.DEFAULT);
    }

    /**
     * Sets the physics terms.
     *
     * @param newPhysics terms of the loss besides cross-entropy
     * @return a copy
     */
    public TrainingPlan withPhysics(PhysicsPlan newPhysics) {
        return with(epochs, members, seed, newPhysics, folds);
    }

    /**
     * Sets the number of folds.
     *
     * @param newFolds parts of which each member leaves one out; 0 for none
     * @return a copy
     */
    public TrainingPlan withFolds(int newFolds) {
        return with(epochs, members, seed, physics, newFolds);
    }

    /**
     * Sets how much a teacher says.
     *
     * @param share share of a row's target that is a teacher's probability instead of the label, in [0, 1]
     * @return a copy
     */
    public TrainingPlan withDistillation(double share) {
        return with(epochs, members, seed, physics, folds, fit.withDistillation(share));
    }

    /**
     * Sets the number of epochs; the schedule stretches with it.
     *
     * @param newEpochs most passes over the training rows
     * @return a copy
     */
    public TrainingPlan withEpochs(int newEpochs) {
        return with(newEpochs, members, seed, physics, folds);
    }

    /**
     * Sets the number of networks that vote.
     *
     * @param newMembers number of networks
     * @return a copy
     */
    public TrainingPlan withMembers(int newMembers) {
        return with(epochs, newMembers, seed, physics, folds);
    }

    /**
     * Returns the plan of one member: the first has the seed of the whole, so that one network alone is trained the same.
     *
     * @param member number of the member, from 0
     * @return plan with its own seed
     */
    TrainingPlan ofMember(int member) {
        long own = member == 0 ? seed : new SplittableRandom(seed).split().nextLong() + member;
        return with(epochs, 1, own, physics, 0);
    }

    /**
     * Returns the plan as the manifest records it.
     *
     * @return text by name, without the seed, which the manifest keeps apart
     */
    public Map<String, String> hyperparameters() {
        Map<String, String> map = new TreeMap<>();
        map.put("hidden", hidden.toString());
        map.put("dropout", Double.toString(dropout));
        map.put("epochs", Integer.toString(epochs));
        map.put("patience", Integer.toString(patience));
        map.put("batch", Integer.toString(batch));
        map.put("learningRate", Double.toString(learningRate));
        map.put("weightDecay", Double.toString(weightDecay));
        map.put("averaging", Double.toString(averaging));
        map.put("members", Integer.toString(members));
        map.put("settling", Double.toString(settling));
        map.put("folds", Integer.toString(folds));
        map.putAll(physics.hyperparameters());
        map.putAll(fit.hyperparameters());
        return map;
    }

    private TrainingPlan with(int newEpochs, int newMembers, long newSeed, PhysicsPlan newPhysics, int newFolds) {
        return with(newEpochs, newMembers, newSeed, newPhysics, newFolds, fit);
    }

    private TrainingPlan with(
            int newEpochs, int newMembers, long newSeed, PhysicsPlan newPhysics, int newFolds, FitPlan newFit) {
        return new TrainingPlan(
                hidden,
                dropout,
                newEpochs,
                patience,
                batch,
                learningRate,
                weightDecay,
                averaging,
                settling,
                newMembers,
                newSeed,
                newPhysics,
                newFolds,
                newFit);
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
